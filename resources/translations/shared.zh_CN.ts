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
    <name>steps</name>
    <message>
        <source>Step {step}/{of}</source>
        <translation>步骤 {step}/{of}</translation>
    </message>
</context>
</TS>
