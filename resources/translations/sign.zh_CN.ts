<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sign</name>
    <message>
        <source>OneHall counter sign</source>
        <translation>OneHall 窗口屏</translation>
    </message>
    <message>
        <source>Counter {counter}</source>
        <translation>{counter} 号窗口</translation>
    </message>
    <message>
        <source>Please go to counter {counter}</source>
        <translation>请到 {counter} 号窗口</translation>
    </message>
    <message>
        <source>Now being served</source>
        <translation>正在办理</translation>
    </message>
    <message>
        <source>Please wait for your number</source>
        <translation>请等候叫号</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>停止服务</translation>
    </message>
    <message>
        <source>Connecting to the hall …</source>
        <translation>正在连接大厅……</translation>
    </message>
    <message>
        <source>Please listen for your number</source>
        <translation>请听叫号</translation>
    </message>
    <message>
        <source>The hall has no counter {counter}</source>
        <translation>大厅没有 {counter} 号窗口</translation>
    </message>
</context>
</TS>
