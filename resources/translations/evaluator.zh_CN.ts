<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>rating</name>
    <message>
        <source>Not now</source>
        <translation>暂不评价</translation>
    </message>
    <message>
        <source>No reason</source>
        <translation>不选原因</translation>
    </message>
    <message>
        <source>Other reasons</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>{number}, how was our service?</source>
        <translation>{number} 号，请评价本次服务</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>What was it mainly?</source>
        <translation>主要原因是什么？</translation>
    </message>
    <message>
        <source>OneHall evaluator</source>
        <translation>OneHall 评价器</translation>
    </message>
    <message>
        <source>Very satisfied</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Fairly satisfied</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Very dissatisfied</source>
        <translation>非常不满意</translation>
    </message>
    <message>
        <source>Service is so-so</source>
        <translation>服务态度一般</translation>
    </message>
    <message>
        <source>Done in the promised time</source>
        <translation>在承诺的时间内办结</translation>
    </message>
    <message>
        <source>Told at once what is missing</source>
        <translation>一次性告知需要补正的材料</translation>
    </message>
    <message>
        <source>The guide is accurate</source>
        <translation>办事指南指引准确</translation>
    </message>
    <message>
        <source>Materials as in the guide suffice</source>
        <translation>按办事指南要求的材料即可办理</translation>
    </message>
    <message>
        <source>As many trips as promised</source>
        <translation>跑动次数与承诺的一致</translation>
    </message>
    <message>
        <source>Samples of the materials are there</source>
        <translation>提供申报材料样本</translation>
    </message>
    <message>
        <source>The manner is curt</source>
        <translation>服务态度生硬</translation>
    </message>
    <message>
        <source>Staff do not know the business well</source>
        <translation>窗口人员业务不熟练</translation>
    </message>
    <message>
        <source>Not done in the promised time</source>
        <translation>未在承诺时间内办结</translation>
    </message>
    <message>
        <source>No list of materials</source>
        <translation>没有提供材料清单</translation>
    </message>
    <message>
        <source>No samples of the materials</source>
        <translation>没有提供材料样本</translation>
    </message>
    <message>
        <source>The same proof was asked for repeatedly</source>
        <translation>同样内容的证明材料被要求多次提交</translation>
    </message>
    <message>
        <source>Queued again in spite of an appointment</source>
        <translation>在线预约办理后到实体大厅重复取号排队</translation>
    </message>
    <message>
        <source>Bad manner and slow</source>
        <translation>服务态度差效率低</translation>
    </message>
    <message>
        <source>Conditions beyond the guide</source>
        <translation>在办事指南之外增加新的审批条件</translation>
    </message>
    <message>
        <source>Materials beyond the guide</source>
        <translation>需提供办事指南之外的申报材料</translation>
    </message>
    <message>
        <source>Over the legal time without a reason</source>
        <translation>无理由超过法定办理时间</translation>
    </message>
    <message>
        <source>Sent to many counters and offices</source>
        <translation>多头跑窗口和部门</translation>
    </message>
    <message>
        <source>More trips than promised</source>
        <translation>跑动次数与承诺的不一致</translation>
    </message>
    <message>
        <source>Mistakes in the guide&apos;s samples</source>
        <translation>办事指南提供样本有错</translation>
    </message>
    <message>
        <source>Thank you for your rating</source>
        <translation>感谢您的评价</translation>
    </message>
    <message>
        <source>The line is down. Your rating is being sent again</source>
        <translation>网络中断
正在重新提交评价</translation>
    </message>
    <message>
        <source>Not recorded. Scan your ticket at a kiosk to rate</source>
        <translation>评价未能记录
请到自助机扫票评价</translation>
    </message>
    <message>
        <source>No connection now. Please ask the staff</source>
        <translation>暂时无法连接
请咨询工作人员</translation>
    </message>
</context>
</TS>
