<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>desk-action</name>
    <message>
        <source>Recall in {seconds} s</source>
        <translation>{seconds} 秒后可重呼</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Cancel ticket</source>
        <translation>取消号票</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>恢复叫号</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转办</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>叫下一位</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>重呼</translation>
    </message>
    <message>
        <source>Not come</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始办理</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Find, call</source>
        <translation>查找点叫</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>办事指南</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁屏</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续办理</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复排队</translation>
    </message>
    <message>
        <source>Close counter</source>
        <translation>关闭窗口</translation>
    </message>
</context>
<context>
    <name>desk-devices</name>
    <message>
        <source>All devices of the hall</source>
        <translation>全大厅的设备</translation>
    </message>
    <message>
        <source>Devices in trouble</source>
        <translation>设备故障</translation>
    </message>
    <message>
        <source>All devices work.</source>
        <translation>所有设备正常。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
</context>
<context>
    <name>desk-door</name>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Choose your counter</source>
        <translation>请选择窗口</translation>
    </message>
    <message>
        <source>{state}, yours</source>
        <translation>{state}（您的窗口）</translation>
    </message>
    <message>
        <source>{clerk} sits here ({state})</source>
        <translation>{clerk} 在岗（{state}）</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>正在核对……</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁屏</translation>
    </message>
    <message>
        <source>Unlock  Enter</source>
        <translation>解锁  Enter</translation>
    </message>
    <message>
        <source>Sign in as someone else</source>
        <translation>换人登录</translation>
    </message>
    <message>
        <source>{clerk}, your desk is as you left it. {number} stays open.</source>
        <translation>{clerk}，窗口保持原样，{number} 仍在办理。</translation>
    </message>
    <message>
        <source>{clerk}, your desk is as you left it.</source>
        <translation>{clerk}，窗口保持原样。</translation>
    </message>
    <message>
        <source>Counter desk</source>
        <translation>窗口工作台</translation>
    </message>
    <message>
        <source>Sign in  Enter</source>
        <translation>登录  Enter</translation>
    </message>
    <message>
        <source>Sign in with your own account.</source>
        <translation>请用本人账号登录。</translation>
    </message>
    <message>
        <source>Name for signing in</source>
        <translation>账号</translation>
    </message>
</context>
<context>
    <name>desk-guide</name>
    <message>
        <source>The guide is read. {key} opens it.</source>
        <translation>指南已读到，按 {key} 打开。</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>Call the person first: marks belong to a ticket.</source>
        <translation>请先叫号：收件标记要跟着号走。</translation>
    </message>
    <message>
        <source>Papers {count}</source>
        <translation>材料 {count}</translation>
    </message>
    <message>
        <source>Steps {count}</source>
        <translation>步骤 {count}</translation>
    </message>
    <message>
        <source>Answers {count}</source>
        <translation>情况 {count}</translation>
    </message>
    <message>
        <source>Changes {count}</source>
        <translation>变化 {count}</translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation>关闭  Esc</translation>
    </message>
    <message>
        <source>not answered: {count}</source>
        <translation>{count} 个问题没有回答</translation>
    </message>
    <message>
        <source>not offered today: {count}</source>
        <translation>{count} 个事项目前不能办</translation>
    </message>
    <message>
        <source>Space received · Enter down · ← → page · marks are not filed; they end when the counter is left</source>
        <translation>空格 收/未收 · 回车 下一行 · ← → 换页 · 标记不存档，离开窗口即清除</translation>
    </message>
    <message>
        <source>Digit answer · Enter down · ← → page</source>
        <translation>数字 选回答 · 回车 下一行 · ← → 换页</translation>
    </message>
    <message>
        <source>Enter down · ← → page</source>
        <translation>回车 下一行 · ← → 换页</translation>
    </message>
    <message>
        <source>{count} changes; see the page “Changes”</source>
        <translation>有 {count} 处变化，见“变化”一页</translation>
    </message>
    <message>
        <source>not received</source>
        <translation>未收</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已收</translation>
    </message>
    <message>
        <source>not to be received</source>
        <translation>不用收</translation>
    </message>
    <message>
        <source>not answered: all that may be needed is listed</source>
        <translation>没有回答：可能要的都列出来了</translation>
    </message>
    <message>
        <source>Fell away with the last change: the answer to “{question}”</source>
        <translation>随上一次改动取消的回答：{question}</translation>
    </message>
    <message>
        <source>The answer to “{question}” no longer exists. Ask again.</source>
        <translation>“{question}”原来的回答已经没有了，请重新问。</translation>
    </message>
    <message>
        <source>New step, not on the paper: {name}</source>
        <translation>纸上没有的新步骤：{name}</translation>
    </message>
    <message>
        <source>Step {number} of the paper is no longer needed or offered.</source>
        <translation>纸上第 {number} 步不用办了，或目前不能办。</translation>
    </message>
    <message>
        <source>The catalogue was updated after printing (paper: {old}, today: {new}).</source>
        <translation>打印之后目录更新过（纸上 {old}，现在 {new}）。</translation>
    </message>
    <message>
        <source>Received at this counter: {done} of {all}</source>
        <translation>本窗口要收的：已收 {done} / {all}</translation>
    </message>
    <message>
        <source>For steps at other counters and places</source>
        <translation>其他窗口和地点要收的</translation>
    </message>
    <message>
        <source>None of the steps is served at this counter; all papers:</source>
        <translation>本窗口不办其中的步骤，全部材料：</translation>
    </message>
    <message>
        <source>issued in step {number}</source>
        <translation>路上会有（第 {number} 步发）</translation>
    </message>
    <message>
        <source>to bring</source>
        <translation>要带</translation>
    </message>
    <message>
        <source>filled in here</source>
        <translation>现场填</translation>
    </message>
    <message>
        <source>need not be brought: the centre has it</source>
        <translation>不用带（政府部门已有）</translation>
    </message>
    <message>
        <source>Round {number}</source>
        <translation>第 {number} 批</translation>
    </message>
    <message>
        <source>Round {number} · {steps} steps side by side</source>
        <translation>第 {number} 批 · {steps} 步可以同时办</translation>
    </message>
    <message>
        <source>this counter</source>
        <translation>本窗口</translation>
    </message>
</context>
<context>
    <name>desk-notice</name>
    <message>
        <source>Not connected to the hall. It connects by itself.</source>
        <translation>与大厅的连接已断开，正在自动重连。</translation>
    </message>
    <message>
        <source>Sent. Waiting for the hall&apos;s answer …</source>
        <translation>已发出，正在等待大厅答复……</translation>
    </message>
    <message>
        <source>No answer yet. Asking again by itself; it is not done twice.</source>
        <translation>大厅尚未答复，结果未知。正在自动再次询问，不会重复办理。</translation>
    </message>
    <message>
        <source>{what} ({seconds} s)</source>
        <translation>{what}（{seconds} 秒内可撤销）</translation>
    </message>
</context>
<context>
    <name>desk-page</name>
    <message>
        <source>Counter {label}</source>
        <translation>{label} 号窗口</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Not come</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>Nobody is held.</source>
        <translation>没有挂起的号票</translation>
    </message>
    <message>
        <source>Nobody missed the call.</source>
        <translation>没有未到的号票</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>Nobody is waiting for your queues.</source>
        <translation>您的业务没有人等候</translation>
    </message>
    <message>
        <source>Find a number</source>
        <translation>查找号码</translation>
    </message>
    <message>
        <source>OneHall counter desk</source>
        <translation>窗口工作台</translation>
    </message>
</context>
<context>
    <name>desk-panel</name>
    <message>
        <source>Fetching a paper</source>
        <translation>补取材料</translation>
    </message>
    <message>
        <source>Filling in a form</source>
        <translation>填写表格</translation>
    </message>
    <message>
        <source>Paying a fee</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>Making copies</source>
        <translation>复印</translation>
    </message>
    <message>
        <source>Minutes, or leave empty</source>
        <translation>分钟数，可不填</translation>
    </message>
    <message>
        <source>Back in (minutes)</source>
        <translation>预计多少分钟后回来</translation>
    </message>
    <message>
        <source>Back  Esc</source>
        <translation>返回  Esc</translation>
    </message>
    <message>
        <source>Why do you pause?</source>
        <translation>请选择暂停原因</translation>
    </message>
    <message>
        <source>Press the digit.</source>
        <translation>按数字键即可</translation>
    </message>
    <message>
        <source>Hold {number}</source>
        <translation>挂起 {number}</translation>
    </message>
    <message>
        <source>Transfer {number}</source>
        <translation>转办 {number}</translation>
    </message>
    <message>
        <source>Call {number} out of order</source>
        <translation>不按顺序，先叫 {number}</translation>
    </message>
    <message>
        <source>Cancel {number}? The number is not used again.</source>
        <translation>取消 {number}？号码不再使用</translation>
    </message>
    <message>
        <source>Old or unwell</source>
        <translation>年老体弱</translation>
    </message>
    <message>
        <source>Only collecting</source>
        <translation>仅领证件</translation>
    </message>
    <message>
        <source>Missed the call</source>
        <translation>错过叫号</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>叫号</translation>
    </message>
    <message>
        <source>Gave up</source>
        <translation>本人放弃</translation>
    </message>
    <message>
        <source>Took it twice</source>
        <translation>重复取号</translation>
    </message>
    <message>
        <source>Done elsewhere</source>
        <translation>已在别处办理</translation>
    </message>
    <message>
        <source>Type, or choose with ↑ ↓</source>
        <translation>输入，或按 ↑ ↓ 选择</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Please give a reason.</source>
        <translation>请填写原因</translation>
    </message>
    <message>
        <source>Letter or initials, then ↑ ↓</source>
        <translation>字母或拼音首字母，再按 ↑ ↓</translation>
    </message>
    <message>
        <source>To queue</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Note for the next clerk (may stay empty)</source>
        <translation>给下一窗口的留言（可不填）</translation>
    </message>
    <message>
        <source>Choose a queue first.</source>
        <translation>请先选择业务</translation>
    </message>
    <message>
        <source>The ticket is in this queue.</source>
        <translation>号票已在此业务</translation>
    </message>
    <message>
        <source>Does not fit what was typed.</source>
        <translation>与输入不符</translation>
    </message>
</context>
<context>
    <name>desk-person</name>
    <message>
        <source>No document</source>
        <translation>未出示证件</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>没有人等候</translation>
    </message>
    <message>
        <source>{number}  {queue}  waiting {waited}</source>
        <translation>{number}  {queue}  已等 {waited}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一位</translation>
    </message>
    <message>
        <source>No one is called while you pause</source>
        <translation>暂停期间不叫号</translation>
    </message>
    <message>
        <source>Ready for the next person</source>
        <translation>可以叫下一位</translation>
    </message>
    <message>
        <source>Recalled {count} times</source>
        <translation>已重呼 {count} 次</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>留言：{note}</translation>
    </message>
    <message>
        <source>since the call</source>
        <translation>叫号后</translation>
    </message>
    <message>
        <source>of {count} min</source>
        <translation>/ 目标 {count} 分钟</translation>
    </message>
</context>
<context>
    <name>desk-refused</name>
    <message>
        <source>This queue is no longer in the hall&apos;s plan. Choose another.</source>
        <translation>此业务已取消，请另选业务。</translation>
    </message>
    <message>
        <source>This counter is no longer in the hall&apos;s plan. Choose another.</source>
        <translation>此窗口已撤销，请另选窗口。</translation>
    </message>
    <message>
        <source>There is no such ticket today.</source>
        <translation>今天没有这张号票。</translation>
    </message>
    <message>
        <source>This guide is not from this hall or its centre. Ask what the person comes for.</source>
        <translation>这份指南不是本大厅或上级中心出的。请问来人要办什么。</translation>
    </message>
    <message>
        <source>This guide is no longer in the catalogue. Ask what the person comes for.</source>
        <translation>这份指南已不在目录里。请问来人要办什么。</translation>
    </message>
    <message>
        <source>This matter is no longer in the catalogue. Ask what the person comes for.</source>
        <translation>这个事项已不在目录里。请问来人要办什么。</translation>
    </message>
    <message>
        <source>The questions of this guide have just changed. Close the guide and open it again.</source>
        <translation>这份指南的问题刚刚变了。请关闭后重新打开。</translation>
    </message>
    <message>
        <source>This queue is closed. Choose another.</source>
        <translation>此业务已停办，请另选业务。</translation>
    </message>
    <message>
        <source>The ticket has moved on meanwhile. The list is up to date now.</source>
        <translation>这张号票的状态刚刚变了，列表已更新。</translation>
    </message>
    <message>
        <source>Nobody is waiting for your queues.</source>
        <translation>您的业务没有人等候</translation>
    </message>
    <message>
        <source>The counter is not open. Go on first.</source>
        <translation>窗口未开放，请先恢复叫号。</translation>
    </message>
    <message>
        <source>{number} is still at this counter. Finish first.</source>
        <translation>{number} 还在本窗口，请先办结。</translation>
    </message>
    <message>
        <source>{clerk} sits at counter {counter}. Choose another.</source>
        <translation>{counter} 号窗口由 {clerk} 使用，请另选窗口。</translation>
    </message>
    <message>
        <source>Still at this counter: {numbers}. Finish or transfer them first.</source>
        <translation>本窗口还有 {numbers}，请先办结或转办。</translation>
    </message>
    <message>
        <source>Another clerk has opened this counter. Choose another.</source>
        <translation>此窗口已由他人开放，请另选窗口。</translation>
    </message>
    <message>
        <source>This ticket is at another counter.</source>
        <translation>这张号票在其他窗口。</translation>
    </message>
    <message>
        <source>The ticket is in this queue already. Choose another.</source>
        <translation>号票已在此业务，请另选业务。</translation>
    </message>
    <message>
        <source>Recall again in {seconds} s.</source>
        <translation>{seconds} 秒后可以重呼。</translation>
    </message>
    <message>
        <source>Recalled {most} times already. Begin, or mark as not come.</source>
        <translation>已重呼 {most} 次，请开始办理或标记未到。</translation>
    </message>
    <message>
        <source>You hold {most} people already. Resume one of them first.</source>
        <translation>已挂起 {most} 人，请先办理其中一位。</translation>
    </message>
    <message>
        <source>Too late: a missed ticket comes back within {minutes} min. A new one is needed.</source>
        <translation>未到超过 {minutes} 分钟，请重新取号。</translation>
    </message>
    <message>
        <source>There is nothing left to undo.</source>
        <translation>没有可以撤销的步骤。</translation>
    </message>
    <message>
        <source>Please give a reason.</source>
        <translation>请填写原因</translation>
    </message>
    <message>
        <source>The name or the password is not right. After five wrong tries a name rests for 15 min.</source>
        <translation>账号或密码不对。连续输错五次，该账号将停用 15 分钟。</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again; your ticket stays.</source>
        <translation>登录已失效，请重新登录，号票不受影响。</translation>
    </message>
    <message>
        <source>Your account may not do this. Ask the hall manager.</source>
        <translation>您的账号没有此权限，请联系大厅管理员。</translation>
    </message>
    <message>
        <source>The hall could not read this. Shorten the text.</source>
        <translation>内容无法识别，请缩短文字。</translation>
    </message>
    <message>
        <source>This step was sent before with other contents. Nothing was changed.</source>
        <translation>这一步已经发送过，没有改动。</translation>
    </message>
    <message>
        <source>The hall has no plan yet. Ask the hall manager.</source>
        <translation>大厅尚未设置，请联系大厅管理员。</translation>
    </message>
    <message>
        <source>You still sit at counter {counter}. Close it first, or go on there.</source>
        <translation>您的 {counter} 号窗口还未关闭，请先关闭，或回到该窗口。</translation>
    </message>
    <message>
        <source>The hall refused this step. Nothing was changed.</source>
        <translation>大厅没有接受这一步，没有改动。</translation>
    </message>
    <message>
        <source>Not connected to the hall. Nothing was changed; it connects by itself.</source>
        <translation>与大厅的连接已断开，没有改动，正在自动重连。</translation>
    </message>
    <message>
        <source>The hall cannot store anything now. Nothing was changed; tell the hall manager.</source>
        <translation>大厅暂时无法保存，没有改动，请联系大厅管理员。</translation>
    </message>
    <message>
        <source>The hall did not answer as expected. Nothing was changed; tell the hall manager.</source>
        <translation>大厅答复异常，没有改动，请联系大厅管理员。</translation>
    </message>
</context>
<context>
    <name>desk-scan</name>
    <message>
        <source>{number} is chosen in the list.</source>
        <translation>{number} 已在列表中选中。</translation>
    </message>
    <message>
        <source>{number} is at your counter now.</source>
        <translation>{number} 正在您的窗口。</translation>
    </message>
    <message>
        <source>{number} waits for {queue}, {ahead} ahead.</source>
        <translation>{number} 在“{queue}”等候，前面 {ahead} 人。</translation>
    </message>
    <message>
        <source>{number} is called to counter {counter}.</source>
        <translation>{number} 已被叫到 {counter} 号窗口。</translation>
    </message>
    <message>
        <source>{number} is served at counter {counter}.</source>
        <translation>{number} 正在 {counter} 号窗口办理。</translation>
    </message>
    <message>
        <source>{number} is held at counter {counter}.</source>
        <translation>{number} 在 {counter} 号窗口挂起。</translation>
    </message>
    <message>
        <source>{number} missed the call to counter {counter}.</source>
        <translation>{number} 在 {counter} 号窗口过号。</translation>
    </message>
    <message>
        <source>{number} was finished at counter {counter}.</source>
        <translation>{number} 已在 {counter} 号窗口办结。</translation>
    </message>
    <message>
        <source>{number} was cancelled. A new one is needed.</source>
        <translation>{number} 已取消，需要重新取号。</translation>
    </message>
    <message>
        <source>{number} is too old. A new one is needed.</source>
        <translation>{number} 不是今天的号票，需要重新取号。</translation>
    </message>
    <message>
        <source>This code is a web link; it is not opened here.</source>
        <translation>这是网页链接，这里不会打开。</translation>
    </message>
    <message>
        <source>Electronic credentials cannot be checked here. Ask for the card.</source>
        <translation>这里不能核验电子证照，请出示实体证件。</translation>
    </message>
    <message>
        <source>This code is no ticket of this hall.</source>
        <translation>这不是本大厅的号票。</translation>
    </message>
</context>
<context>
    <name>desk-state</name>
    <message>
        <source>Free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>已叫号</translation>
    </message>
    <message>
        <source>Serving</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>Free, people held</source>
        <translation>空闲，有挂起</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放</translation>
    </message>
    <message>
        <source>Not open</source>
        <translation>未开放</translation>
    </message>
</context>
<context>
    <name>desk-status</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>号票</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Elapsed / target</source>
        <translation>已用 / 目标</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>等候人数</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>最长等候</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Offline · as of {age}</source>
        <translation>离线 · {age}的数据</translation>
    </message>
    <message>
        <source>{count} in line</source>
        <translation>{count} 人</translation>
    </message>
</context>
<context>
    <name>desk-time</name>
    <message>
        <source>{count} min ago</source>
        <translation>{count} 分钟前</translation>
    </message>
    <message>
        <source>begun {count} min ago</source>
        <translation>已办 {count} 分钟</translation>
    </message>
    <message>
        <source>back in {count} min</source>
        <translation>{count} 分钟后回</translation>
    </message>
    <message>
        <source>{count} min overdue</source>
        <translation>超过 {count} 分钟</translation>
    </message>
    <message>
        <source>Appointment {time}</source>
        <translation>预约 {time}</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>Over by {count} min</source>
        <translation>超时 {count} 分钟</translation>
    </message>
    <message>
        <source>Target is near</source>
        <translation>接近目标时间</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>时间正常</translation>
    </message>
    <message>
        <source>{count} s ago</source>
        <translation>{count} 秒前</translation>
    </message>
</context>
<context>
    <name>desk-undo</name>
    <message>
        <source>{number} marked as not come</source>
        <translation>{number} 未到</translation>
    </message>
    <message>
        <source>{number} finished</source>
        <translation>{number} 已办结</translation>
    </message>
    <message>
        <source>{number} transferred</source>
        <translation>{number} 已转办</translation>
    </message>
    <message>
        <source>{number} held</source>
        <translation>{number} 已挂起</translation>
    </message>
</context>
<context>
    <name>desk-why</name>
    <message>
        <source>The counter is closed.</source>
        <translation>窗口已关闭</translation>
    </message>
    <message>
        <source>The counter is paused. Go on first.</source>
        <translation>窗口已暂停，请先恢复叫号</translation>
    </message>
    <message>
        <source>{number} is called. Begin, or mark as not come, first.</source>
        <translation>{number} 已叫号，请先开始办理或标记未到</translation>
    </message>
    <message>
        <source>{number} is being served. Finish, hold or transfer first.</source>
        <translation>{number} 正在办理，请先办结、挂起或转办</translation>
    </message>
    <message>
        <source>Nobody is called.</source>
        <translation>没有已叫号的人</translation>
    </message>
    <message>
        <source>Nobody is being served.</source>
        <translation>没有正在办理的人</translation>
    </message>
    <message>
        <source>{number} is called. Begin first.</source>
        <translation>{number} 已叫号，请先开始办理</translation>
    </message>
    <message>
        <source>{number} is being served already.</source>
        <translation>{number} 已在办理</translation>
    </message>
    <message>
        <source>Nobody is waiting for your queues.</source>
        <translation>您的业务没有人等候</translation>
    </message>
    <message>
        <source>Nobody is held.</source>
        <translation>没有挂起的号票</translation>
    </message>
    <message>
        <source>Nobody missed the call.</source>
        <translation>没有未到的号票</translation>
    </message>
    <message>
        <source>Recall again in {seconds} s.</source>
        <translation>{seconds} 秒后可以重呼。</translation>
    </message>
    <message>
        <source>Recalled {most} times already. Begin, or mark as not come.</source>
        <translation>已重呼 {most} 次，请开始办理或标记未到。</translation>
    </message>
    <message>
        <source>You hold {most} people already. Resume one of them first.</source>
        <translation>已挂起 {most} 人，请先办理其中一位。</translation>
    </message>
    <message>
        <source>Nothing says what the person comes for. Scan the printed guide.</source>
        <translation>还不知道来办什么。请扫打印的指南。</translation>
    </message>
    <message>
        <source>Still at this counter: {numbers}. Finish or transfer them first.</source>
        <translation>本窗口还有 {numbers}，请先办结或转办。</translation>
    </message>
    <message>
        <source>There is nothing left to undo.</source>
        <translation>没有可以撤销的步骤。</translation>
    </message>
</context>
</TS>
