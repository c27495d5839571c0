<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>lab</name>
    <message>
        <source>Sign in at the desks</source>
        <translation>窗口登录账号</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy password</source>
        <translation>复制密码</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Unplugged</source>
        <translation>已拔线</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>This emulated device does not answer. Close this window and start the demonstration again.</source>
        <translation>这台模拟设备没有应答。请关闭本窗口，重新开始演示。</translation>
    </message>
    <message>
        <source>The device refused: {reason}</source>
        <translation>设备拒绝了：{reason}</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>Paper low</source>
        <translation>纸将尽</translation>
    </message>
    <message>
        <source>Paper out</source>
        <translation>缺纸</translation>
    </message>
    <message>
        <source>Cover open</source>
        <translation>上盖打开</translation>
    </message>
    <message>
        <source>Cutter jam</source>
        <translation>切刀卡住</translation>
    </message>
    <message>
        <source>Ticket printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Press a trouble again to repair the whole printer.</source>
        <translation>再点一次故障，整台打印机恢复正常。</translation>
    </message>
    <message>
        <source>Take the paper</source>
        <translation>取走小票</translation>
    </message>
    <message>
        <source>Scan this paper</source>
        <translation>扫描这张小票</translation>
    </message>
    <message>
        <source>No paper lies there.</source>
        <translation>出纸口没有小票。</translation>
    </message>
    <message>
        <source>{count} papers taken; the last one is shown.</source>
        <translation>取走 {count} 张，显示最后一张。</translation>
    </message>
    <message>
        <source>This paper was torn off before it was finished.</source>
        <translation>这张小票没有打完就被撕下。</translation>
    </message>
    <message>
        <source>Cannot print</source>
        <translation>不能打印</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>读卡器</translation>
    </message>
    <message>
        <source>Press a card to lay it on the reader, again to take it off.</source>
        <translation>点一张卡放到读卡器上，再点一次拿走。</translation>
    </message>
    <message>
        <source>Take the card off</source>
        <translation>拿走卡片</translation>
    </message>
    <message>
        <source>Garble</source>
        <translation>乱码</translation>
    </message>
    <message>
        <source>Cut short</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>The next {count} answers are damaged, then all is well again.</source>
        <translation>接下来 {count} 个应答会损坏，之后自动恢复。</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Elder</source>
        <translation>老年人</translation>
    </message>
    <message>
        <source>Young</source>
        <translation>年轻人</translation>
    </message>
    <message>
        <source>Long name</source>
        <translation>少数民族</translation>
    </message>
    <message>
        <source>Rare name</source>
        <translation>生僻字姓名</translation>
    </message>
    <message>
        <source>HK, Macao, TW</source>
        <translation>港澳台居民</translation>
    </message>
    <message>
        <source>Foreigner</source>
        <translation>外国人</translation>
    </message>
    <message>
        <source>Foreigner, old</source>
        <translation>外国人旧版</translation>
    </message>
    <message>
        <source>Wrong digit</source>
        <translation>号码有误</translation>
    </message>
    <message>
        <source>Two cards</source>
        <translation>两张卡</translation>
    </message>
    <message>
        <source>No card</source>
        <translation>没有卡</translation>
    </message>
    <message>
        <source>A card lies on it</source>
        <translation>放着一张卡</translation>
    </message>
    <message>
        <source>Code scanner</source>
        <translation>扫码器</translation>
    </message>
    <message>
        <source>Type a code, or scan the paper you took.</source>
        <translation>输入内容，或扫描刚取走的小票。</translation>
    </message>
    <message>
        <source>Code to scan</source>
        <translation>要扫描的内容</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Ready, {count} scanned</source>
        <translation>正常，已扫 {count} 次</translation>
    </message>
    <message>
        <source>OneHall demonstration</source>
        <translation>演示控制台</translation>
    </message>
    <message>
        <source>Close this window to end the demonstration.</source>
        <translation>关闭本窗口，结束演示。</translation>
    </message>
    <message>
        <source>Your paper shows here.</source>
        <translation>小票显示在这里</translation>
    </message>
    <message>
        <source>Rating keypad</source>
        <translation>评价器</translation>
    </message>
    <message>
        <source>1 is the best. The keys are lit for 15 s when a clerk has finished.</source>
        <translation>1 为最满意。窗口办结后按键亮 15 秒。</translation>
    </message>
    <message>
        <source>Lit</source>
        <translation>已亮</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>未亮</translation>
    </message>
    <message>
        <source>Troubles by the clock</source>
        <translation>按时间发生的故障</translation>
    </message>
    <message>
        <source>Pick one, then play it.</source>
        <translation>选择一个场景，然后播放。</translation>
    </message>
    <message>
        <source>Begun; the first order comes after {seconds} s.</source>
        <translation>已开始，{seconds} 秒后出现第一个故障。</translation>
    </message>
    <message>
        <source>{at} s · {device}: {order}; the next one at {next} s</source>
        <translation>{at} 秒 · {device}：{order}；下一步在 {next} 秒</translation>
    </message>
    <message>
        <source>{at} s · {device}: {order}; that was the last one</source>
        <translation>{at} 秒 · {device}：{order}；场景已结束</translation>
    </message>
    <message>
        <source>The play ended early: {reason}</source>
        <translation>场景提前结束：{reason}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>A cable drops</source>
        <translation>断线</translation>
    </message>
    <message>
        <source>Somebody in a hurry</source>
        <translation>着急的群众</translation>
    </message>
    <message>
        <source>The paper ends</source>
        <translation>纸用完</translation>
    </message>
    <message>
        <source>The reader hangs</source>
        <translation>读卡器卡死</translation>
    </message>
    <message>
        <source>a card is laid</source>
        <translation>放卡</translation>
    </message>
    <message>
        <source>the card is taken off</source>
        <translation>取卡</translation>
    </message>
    <message>
        <source>two cards are laid</source>
        <translation>放两张卡</translation>
    </message>
    <message>
        <source>paper low</source>
        <translation>纸将尽</translation>
    </message>
    <message>
        <source>paper out</source>
        <translation>缺纸</translation>
    </message>
    <message>
        <source>cover open</source>
        <translation>开盖</translation>
    </message>
    <message>
        <source>an answer garbled</source>
        <translation>应答错误</translation>
    </message>
    <message>
        <source>falls silent</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>works again</source>
        <translation>恢复正常</translation>
    </message>
    <message>
        <source>unplugged</source>
        <translation>拔线</translation>
    </message>
    <message>
        <source>plugged in</source>
        <translation>插线</translation>
    </message>
</context>
</TS>
