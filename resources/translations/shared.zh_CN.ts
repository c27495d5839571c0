<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>keypad</name>
    <message>
        <source>Delete last</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>清空</translation>
    </message>
</context>
<context>
    <name>line</name>
    <message>
        <source>The hall&apos;s clock is off by {minutes} min</source>
        <translation>本厅时钟相差 {minutes} 分钟</translation>
    </message>
    <message>
        <source>Catching up, {count} to send</source>
        <translation>正在补传，待上传 {count} 条</translation>
    </message>
    <message>
        <source>The centre was never reached</source>
        <translation>尚未连上中心</translation>
    </message>
    <message>
        <source>Synced to {time}</source>
        <translation>已同步到 {time}</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>{count} wait for the centre: call the administrator</source>
        <translation>积压 {count} 条，请联系管理员</translation>
    </message>
    <message>
        <source>Offline for more than an hour</source>
        <translation>离线超过 1 小时</translation>
    </message>
    <message>
        <source>Offline for {minutes} min, {count} to send</source>
        <translation>离线 {minutes} 分钟，待上传 {count} 条</translation>
    </message>
    <message>
        <source>the centre&apos;s new catalogue could not be used, the old one stays</source>
        <translation>中心目录新版未能启用，仍用原有目录</translation>
    </message>
    <message>
        <source>the centre lost {count} records of this hall for good</source>
        <translation>中心丢失本厅 {count} 条记录，本厅也已不再保存</translation>
    </message>
    <message>
        <source>Call the platform&apos;s administrator: {what}</source>
        <translation>请联系平台管理员：{what}</translation>
    </message>
    <message>
        <source>{count} entries from the centre could not be used</source>
        <translation>中心发来的 {count} 条数据无法使用</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>shut</name>
    <message>
        <source>Closed today: {today}</source>
        <translation>今天不开放：{today}</translation>
    </message>
    <message>
        <source>Closed today from {since}: {today}</source>
        <translation>今天 {since} 起不开放：{today}</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation>现在不在办理时间</translation>
    </message>
    <message>
        <source>Open again today at {time}</source>
        <translation>今天 {time} 开始办理</translation>
    </message>
    <message>
        <source>Open again on {day} at {time}</source>
        <translation>{day} {time} 开始办理</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>Step {step}/{of}</source>
        <translation>步骤 {step}/{of}</translation>
    </message>
</context>
</TS>
