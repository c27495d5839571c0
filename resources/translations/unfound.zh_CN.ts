<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>stranded</name>
    <message>
        <source>{count} on {day}, {first}–{last}</source>
        <translation>{day} {first}–{last} {count} 个</translation>
    </message>
    <message>
        <source>{count} on {day}, {first}</source>
        <translation>{day} {first} {count} 个</translation>
    </message>
    <message>
        <source>and {count} more days</source>
        <translation>另有 {count} 天</translation>
    </message>
    <message>
        <source>Booked while the hall is closed: {count} ({days}). Have somebody at the door; the platform&apos;s administrator has the list.</source>
        <translation>{count} 个预约落在不开放的时间：{days}。请安排人员在场接待，名单可向平台管理员查询。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{text} ({name})</source>
        <translation>{text}（{name}）</translation>
    </message>
</context>
<context>
    <name>unfound</name>
    <message>
        <source>Other words, each typed once or twice</source>
        <translation>其他词语（每个仅输入一两次）</translation>
    </message>
    <message>
        <source>{year}-{month}-{day}</source>
        <translation>{year}年{month}月{day}日</translation>
    </message>
    <message>
        <source>OneHall: not found</source>
        <translation>OneHall · 没找到的</translation>
    </message>
    <message>
        <source>Looked for and not found</source>
        <translation>查找未果</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>输入的内容</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近一次</translation>
    </message>
    <message>
        <source>Nobody looked for anything in vain.</source>
        <translation>这段时间没有查找未果的记录。</translation>
    </message>
    <message>
        <source>Guides left before their end</source>
        <translation>中途离开的办事指引</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>At the question</source>
        <translation>停在的问题</translation>
    </message>
    <message>
        <source>Nobody left a guide before its end.</source>
        <translation>这段时间没有中途离开的指引。</translation>
    </message>
    <message>
        <source>Asking the hall …</source>
        <translation>正在查询大厅…</translation>
    </message>
    <message>
        <source>Counted without a trace of the person; words typed fewer than three times are only a sum.</source>
        <translation>只计次数，不留个人痕迹；输入不足三次的内容只合并计数。</translation>
    </message>
    <message>
        <source>What people did not find</source>
        <translation>群众没找到什么</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>近 {days} 天</translation>
    </message>
    <message>
        <source>The hall cannot be reached; this is how it was.</source>
        <translation>暂时连不上大厅，以下是此前的情况。</translation>
    </message>
    <message>
        <source>This machine may not see this: enrol it as a monitor.</source>
        <translation>本机无权查看，请把它登记为监控终端。</translation>
    </message>
</context>
</TS>
