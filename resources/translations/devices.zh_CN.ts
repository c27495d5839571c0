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
</context>
</TS>
