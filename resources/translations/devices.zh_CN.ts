<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>devices</name>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>读卡器</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫码器</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>语音播报</translation>
    </message>
    <message>
        <source>Counter sign</source>
        <translation>窗口屏</translation>
    </message>
    <message>
        <source>Rating keypad</source>
        <translation>评价器</translation>
    </message>
    <message>
        <source>Rating screen</source>
        <translation>评价屏</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>being opened</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>工作中</translation>
    </message>
    <message>
        <source>works, with a trouble</source>
        <translation>能用，但有问题</translation>
    </message>
    <message>
        <source>does not work properly</source>
        <translation>工作不正常</translation>
    </message>
    <message>
        <source>out of paper</source>
        <translation>缺纸</translation>
    </message>
    <message>
        <source>cover open</source>
        <translation>盖子没有关好</translation>
    </message>
    <message>
        <source>cutter jammed</source>
        <translation>切刀卡住</translation>
    </message>
    <message>
        <source>too hot</source>
        <translation>过热</translation>
    </message>
    <message>
        <source>paper almost used up</source>
        <translation>纸将用完</translation>
    </message>
    <message>
        <source>mechanism stuck</source>
        <translation>机芯卡住</translation>
    </message>
    <message>
        <source>in use by another program</source>
        <translation>被其他程序占用</translation>
    </message>
    <message>
        <source>may not be opened by this user</source>
        <translation>当前用户无权打开</translation>
    </message>
    <message>
        <source>does not take our settings</source>
        <translation>不接受端口设置</translation>
    </message>
    <message>
        <source>a part of the program is not installed</source>
        <translation>缺少程序组件</translation>
    </message>
    <message>
        <source>not authorised</source>
        <translation>未授权</translation>
    </message>
    <message>
        <source>self-test failed</source>
        <translation>自检失败</translation>
    </message>
    <message>
        <source>no voice installed</source>
        <translation>没有可用的语音</translation>
    </message>
    <message>
        <source>no loudspeaker</source>
        <translation>没有扬声器</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>switched off line</source>
        <translation>已脱机</translation>
    </message>
    <message>
        <source>sends what cannot be read</source>
        <translation>数据无法识别</translation>
    </message>
    <message>
        <source>Put in a new roll.</source>
        <translation>请装入新纸卷。</translation>
    </message>
    <message>
        <source>Close the cover.</source>
        <translation>请合上盖子。</translation>
    </message>
    <message>
        <source>Switch it off, free the knife, switch it on.</source>
        <translation>请关机，清开切刀后再开机。</translation>
    </message>
    <message>
        <source>Let it cool for some minutes.</source>
        <translation>请等待几分钟，让它冷却。</translation>
    </message>
    <message>
        <source>Have a new roll at hand.</source>
        <translation>请备好新纸卷。</translation>
    </message>
    <message>
        <source>Switch it off, take stuck paper out, switch it on.</source>
        <translation>请关机，取出卡纸后再开机。</translation>
    </message>
    <message>
        <source>The kiosk has it, perhaps: what it sees is under “Whole hall”.</source>
        <translation>可能正由自助机使用；它看到的情况见“全大厅”。</translation>
    </message>
    <message>
        <source>Add this user to the group dialout (or lp) and sign in again.</source>
        <translation>请把当前用户加入 dialout（或 lp）组后重新登录。</translation>
    </message>
    <message>
        <source>Check the profile and the port in the settings.</source>
        <translation>请检查设置中的型号和端口。</translation>
    </message>
    <message>
        <source>“main.py doctor” says what to install.</source>
        <translation>“main.py doctor” 会说明需要安装什么。</translation>
    </message>
    <message>
        <source>Ask its maker for the authorisation of the security module.</source>
        <translation>请联系厂家为安全模块授权。</translation>
    </message>
    <message>
        <source>Switch it off and on; if that does not help, it needs its maker.</source>
        <translation>请重新开机；若仍不行，请联系厂家。</translation>
    </message>
    <message>
        <source>Install espeak-ng, or record the words (docs/devices.md).</source>
        <translation>请安装 espeak-ng，或录制词语（见 docs/devices.md）。</translation>
    </message>
    <message>
        <source>Connect a loudspeaker; on Debian install alsa-utils.</source>
        <translation>请接好扬声器；Debian 上请安装 alsa-utils。</translation>
    </message>
    <message>
        <source>Check that it is switched on, its cable, and its speed.</source>
        <translation>请检查电源、连接线和波特率。</translation>
    </message>
    <message>
        <source>Press its online key, or switch it off and on.</source>
        <translation>请按联机键，或重新开机。</translation>
    </message>
    <message>
        <source>Check its cable, its speed and its profile.</source>
        <translation>请检查连接线、波特率和型号设置。</translation>
    </message>
    <message>
        <source>Plug it in, or correct the port in the settings.</source>
        <translation>请插好设备，或更正设置中的端口。</translation>
    </message>
    <message>
        <source>{device}: {trouble}</source>
        <translation>{device}：{trouble}</translation>
    </message>
    <message>
        <source>not heard of since {time}</source>
        <translation>{time} 起没有消息</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>停住</translation>
    </message>
    <message>
        <source>none since this page was opened</source>
        <translation>打开本页以来没有</translation>
    </message>
    <message>
        <source>Last troubles</source>
        <translation>最近的问题</translation>
    </message>
    <message>
        <source>Bytes on the wire (“..” hides what may be a person)</source>
        <translation>线上的字节（“..”为可能涉及个人的内容）</translation>
    </message>
    <message>
        <source>In this state since</source>
        <translation>此状态始于</translation>
    </message>
    <message>
        <source>Last good answer</source>
        <translation>最近应答</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Good answers</source>
        <translation>正确应答</translation>
    </message>
    <message>
        <source>Bad check sums / noise</source>
        <translation>校验错误 / 杂讯</translation>
    </message>
    <message>
        <source>Asked again</source>
        <translation>重问次数</translation>
    </message>
    <message>
        <source>Reconnections</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>No machine has reported a device yet.</source>
        <translation>还没有机器报告设备。</translation>
    </message>
    <message>
        <source>The hall cannot be reached; this is how it was.</source>
        <translation>连不上大厅；以下是之前的情况。</translation>
    </message>
    <message>
        <source>Asking the hall …</source>
        <translation>正在询问大厅……</translation>
    </message>
    <message>
        <source>This machine may not see the hall&apos;s devices: enrol it as a monitor.</source>
        <translation>本机无权查看大厅的设备，请登记为监控终端。</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>始于</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>报告于</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Read a card</source>
        <translation>读一张证件</translation>
    </message>
    <message>
        <source>Print a test paper</source>
        <translation>打印测试页</translation>
    </message>
    <message>
        <source>Scan a code</source>
        <translation>扫一个码</translation>
    </message>
    <message>
        <source>Speak a call</source>
        <translation>播报一次</translation>
    </message>
    <message>
        <source>Show a text</source>
        <translation>显示文字</translation>
    </message>
    <message>
        <source>Ask for a key</source>
        <translation>请按键</translation>
    </message>
    <message>
        <source>Lay a card on the reader …</source>
        <translation>请把证件放在读卡器上……</translation>
    </message>
    <message>
        <source>Printing a test paper …</source>
        <translation>正在打印测试页……</translation>
    </message>
    <message>
        <source>Hold a code before the scanner …</source>
        <translation>请把码对准扫码器……</translation>
    </message>
    <message>
        <source>Speaking “A012 to counter 3” …</source>
        <translation>正在播报“A012 到 3 号窗口”……</translation>
    </message>
    <message>
        <source>Showing A012 on the sign …</source>
        <translation>正在窗口屏上显示 A012……</translation>
    </message>
    <message>
        <source>Press a key of the lit keypad …</source>
        <translation>请按评价器上亮起的键……</translation>
    </message>
    <message>
        <source>A card was read: {card}, {masked}. {picture}</source>
        <translation>已读到证件：{card}，{masked}。{picture}</translation>
    </message>
    <message>
        <source>A card lies there and was not read: {why}.</source>
        <translation>有证件，但没有读出：{why}。</translation>
    </message>
    <message>
        <source>The test paper is out, says the printer.</source>
        <translation>打印机报告：测试页已打印。</translation>
    </message>
    <message>
        <source>Nothing was printed: {why}.</source>
        <translation>没有打印：{why}。</translation>
    </message>
    <message>
        <source>Nobody knows whether the paper came out ({why}): look at the printer.</source>
        <translation>无法确定测试页是否打印（{why}），请看打印机。</translation>
    </message>
    <message>
        <source>A code of {length} characters was read.</source>
        <translation>已读到一个 {length} 个字符的码。</translation>
    </message>
    <message>
        <source>The call was spoken: was it heard in the hall?</source>
        <translation>已播报：大厅里听到了吗？</translation>
    </message>
    <message>
        <source>The sign took the text: does it show A012?</source>
        <translation>窗口屏已接收文字：显示 A012 了吗？</translation>
    </message>
    <message>
        <source>A key was pressed; a test is no rating.</source>
        <translation>已收到按键；测试不计入评价。</translation>
    </message>
    <message>
        <source>resident card</source>
        <translation>居民身份证</translation>
    </message>
    <message>
        <source>Hong Kong, Macao or Taiwan residence permit</source>
        <translation>港澳台居民居住证</translation>
    </message>
    <message>
        <source>foreign permanent resident card (2017)</source>
        <translation>外国人永久居留身份证（2017 版）</translation>
    </message>
    <message>
        <source>foreign permanent resident card (2023)</source>
        <translation>外国人永久居留身份证（2023 版）</translation>
    </message>
    <message>
        <source>it was moved</source>
        <translation>证件被移动</translation>
    </message>
    <message>
        <source>it is no card for this reader</source>
        <translation>不是本机能读的证件</translation>
    </message>
    <message>
        <source>two cards lie there</source>
        <translation>放了两张证件</translation>
    </message>
    <message>
        <source>the check digit of its number is wrong</source>
        <translation>证件号码校验位不符</translation>
    </message>
    <message>
        <source>what it says cannot be understood</source>
        <translation>证件内容无法识别</translation>
    </message>
    <message>
        <source>it hangs, lift it and lay it again</source>
        <translation>证件没有响应，请拿起后重新放置</translation>
    </message>
    <message>
        <source>Nothing came. Look at the state above and try again.</source>
        <translation>没有收到结果，请查看上面的状态后再试。</translation>
    </message>
    <message>
        <source>Its picture could be decoded.</source>
        <translation>照片可以解码。</translation>
    </message>
    <message>
        <source>No picture: no decoder of a maker is set on this machine.</source>
        <translation>没有照片：本机未设置厂家的照片解码程序。</translation>
    </message>
    <message>
        <source>OneHall devices</source>
        <translation>OneHall 设备</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Whole hall</source>
        <translation>全大厅</translation>
    </message>
    <message>
        <source>Start this page with --hall ws://HOST:PORT to see the whole hall.</source>
        <translation>用 --hall ws://主机:端口 启动本页，可查看全大厅的设备。</translation>
    </message>
</context>
</TS>
