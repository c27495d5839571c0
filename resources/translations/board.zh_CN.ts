<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>board</name>
    <message>
        <source>OneHall hall display</source>
        <translation>大厅显示屏</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候人数</translation>
    </message>
    <message>
        <source>Please watch for your number</source>
        <translation>请留意叫号</translation>
    </message>
    <message>
        <source>No number is called now</source>
        <translation>暂无叫号</translation>
    </message>
    <message>
        <source>Connecting to the hall …</source>
        <translation>正在连接大厅……</translation>
    </message>
    <message>
        <source>The hall is being set up</source>
        <translation>大厅正在设置</translation>
    </message>
    <message>
        <source>Not current since {time}</source>
        <translation>画面自 {time} 起未更新</translation>
    </message>
    <message>
        <source>No connection to the hall</source>
        <translation>与大厅的连接已断开</translation>
    </message>
    <message>
        <source>Please listen for the call at the counters</source>
        <translation>请听窗口叫号</translation>
    </message>
    <message>
        <source>{number} to counter {counter}</source>
        <translation>请 {number} 到 {counter} 号窗口</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>{weekday}, {year}-{month:02d}-{day:02d}</source>
        <translation>{year}年{month}月{day}日 {weekday}</translation>
    </message>
</context>
</TS>
