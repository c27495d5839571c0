<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>appointment</name>
    <message>
        <source>Check in with your appointment</source>
        <translation>预约签到</translation>
    </message>
    <message>
        <source>Type the 8 digits</source>
        <translation>输入 8 位预约号</translation>
    </message>
    <message>
        <source>Lay your ID card on the reader</source>
        <translation>请将身份证放在读卡区</translation>
    </message>
    <message>
        <source>or hold the code on your phone to the scanner</source>
        <translation>或将手机上的预约码对准扫码口</translation>
    </message>
    <message>
        <source>Cards cannot be read now. Please show the code or type the number.</source>
        <translation>暂时无法读取身份证，请出示预约码或输入预约号。</translation>
    </message>
    <message>
        <source>Nothing seen yet. The 8 digits are in the message that confirmed your appointment.</source>
        <translation>还没有读到。8 位预约号在您的预约成功通知里。</translation>
    </message>
    <message>
        <source>Which appointment are you here for?</source>
        <translation>您要签到哪一个预约？</translation>
    </message>
    <message>
        <source>Take another number</source>
        <translation>取别的号</translation>
    </message>
    <message>
        <source>You have checked in</source>
        <translation>您已签到</translation>
    </message>
    <message>
        <source>You have an appointment at {time}</source>
        <translation>您 {time} 有预约</translation>
    </message>
    <message>
        <source>Print it again</source>
        <translation>补打小票</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>确认签到</translation>
    </message>
    <message>
        <source>Checking you in …</source>
        <translation>正在签到……</translation>
    </message>
    <message>
        <source>The connection was lost. We go on trying, and your place is kept. Back cancels.</source>
        <translation>网络已断开，正在重试，您的预约仍然保留。按“返回”可取消。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>预约时间</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>预约日期</translation>
    </message>
    <message>
        <source>Your appointment</source>
        <translation>预约签到</translation>
    </message>
    <message>
        <source>Looking for your appointment …</source>
        <translation>正在查找您的预约……</translation>
    </message>
    <message>
        <source>The connection was lost. We go on looking. Back leads to an ordinary number.</source>
        <translation>网络已断开，正在重试。按“返回”可以取普通号。</translation>
    </message>
    <message>
        <source>You cannot check in now</source>
        <translation>现在不能签到</translation>
    </message>
    <message>
        <source>Take an ordinary number</source>
        <translation>取普通号</translation>
    </message>
    <message>
        <source>Please type the 8 digits of your appointment</source>
        <translation>请输入 8 位预约号</translation>
    </message>
    <message>
        <source>Your time has passed, and you are welcome all the same. Your place in line counts from now.</source>
        <translation>预约时间已过，仍可为您办理，从现在开始排队。</translation>
    </message>
    <message>
        <source>It was cancelled online. You can check in all the same; your place in line counts from now.</source>
        <translation>这个预约已在网上取消，您仍可签到，从现在开始排队。</translation>
    </message>
    <message>
        <source>No appointment of today goes with this card. Show its code or type its number.</source>
        <translation>没有找到此证件今天的预约，请出示预约码或输入预约号。</translation>
    </message>
    <message>
        <source>No appointment of this hall goes with this code. Lay your ID card or type the number.</source>
        <translation>没有找到这个预约码对应的预约，请放身份证或输入预约号。</translation>
    </message>
    <message>
        <source>No appointment of today has this number. Please check it, or lay your ID card.</source>
        <translation>没有找到今天的这个预约号，请核对，或放上身份证。</translation>
    </message>
</context>
<context>
    <name>at_counter</name>
    <message>
        <source>At counter {counter}, {queue}</source>
        <translation>{counter} 号窗口（{queue}）</translation>
    </message>
    <message>
        <source>How far is my case?</source>
        <translation>查办件进度</translation>
    </message>
    <message>
        <source>Have your receipt or your ID card at hand. The clerk looks your case up with you.</source>
        <translation>请带上受理回执或身份证，工作人员当面为您查询。</translation>
    </message>
</context>
<context>
    <name>attract</name>
    <message>
        <source>No connection to the hall, so no tickets here now. Please take yours at counter {counter}.</source>
        <translation>网络已断开，本机暂时不能取号。请到 {counter} 号窗口取号。</translation>
    </message>
    <message>
        <source>You can still take a number: it is shown on the screen. Paper at counter {counter}.</source>
        <translation>仍可取号，号码显示在屏幕上；纸质号票请到 {counter} 号窗口领取。</translation>
    </message>
    <message>
        <source>ID cards cannot be read now. Touch to start and type your ID number instead.</source>
        <translation>暂时不能读取身份证。请轻触开始，手动输入身份证号。</translation>
    </message>
    <message>
        <source>Touch to start</source>
        <translation>轻触开始</translation>
    </message>
    <message>
        <source>Starting, one moment please.</source>
        <translation>正在启动，请稍候。</translation>
    </message>
    <message>
        <source>Take your number here</source>
        <translation>自助取号</translation>
    </message>
    <message>
        <source>The guide to all business is open now</source>
        <translation>现在可以查办事指南</translation>
    </message>
    <message>
        <source>or lay your ID card on the reader</source>
        <translation>或将身份证放在读卡区</translation>
    </message>
    <message>
        <source>People waiting now</source>
        <translation>现在等候人数</translation>
    </message>
</context>
<context>
    <name>begun</name>
    <message>
        <source>What have you begun?</source>
        <translation>您已经办到哪一步？</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>到了，签到取号</translation>
    </message>
    <message>
        <source>My case</source>
        <translation>进度查询</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>已经交了材料，看办到哪一步</translation>
    </message>
    <message>
        <source>My appointment</source>
        <translation>预约签到</translation>
    </message>
    <message>
        <source>Rate my visit</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>It is finished, I have the ticket</source>
        <translation>办完了，给服务打分</translation>
    </message>
    <message>
        <source>Hold the code of your ticket to the scanner to see how many are ahead of you.</source>
        <translation>把号票上的二维码对准扫码口，可以看前面还有几人。</translation>
    </message>
</context>
<context>
    <name>business</name>
    <message>
        <source>Hello, {name}</source>
        <translation>您好，{name}</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>请选择要办理的业务</translation>
    </message>
    <message>
        <source>All business</source>
        <translation>全部业务</translation>
    </message>
    <message>
        <source>1 kind of business</source>
        <translation>1 项业务</translation>
    </message>
    <message>
        <source>{n} kinds of business</source>
        <translation>{n} 项业务</translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>The card moved. Please lay it down again and leave it there.</source>
        <translation>证件移动了。请重新放好，不要移动。</translation>
    </message>
    <message>
        <source>This card was not recognised. Please use a resident ID card.</source>
        <translation>证件无法识别。请使用居民身份证。</translation>
    </message>
    <message>
        <source>There is more than one card. Please lay down your ID card alone.</source>
        <translation>读卡区有不止一张卡。请只放身份证。</translation>
    </message>
    <message>
        <source>The number on this card is not right. Please ask a member of staff.</source>
        <translation>证件上的号码有误。请咨询工作人员。</translation>
    </message>
    <message>
        <source>The card could not be read. Please lay it down flat once more.</source>
        <translation>没有读出证件。请重新平放一次。</translation>
    </message>
    <message>
        <source>Please take the card away and lay it down again.</source>
        <translation>请拿开证件，再重新放好。</translation>
    </message>
</context>
<context>
    <name>code</name>
    <message>
        <source>This code is no ticket of this hall. Please ask at counter {counter}.</source>
        <translation>这不是本大厅的号票二维码。请到 {counter} 号窗口咨询。</translation>
    </message>
    <message>
        <source>This code is a web link and is not opened here. Please use your ID card or scan your ticket.</source>
        <translation>这是网页链接，本机不会打开。请使用身份证，或扫描号票上的二维码。</translation>
    </message>
    <message>
        <source>Electronic credentials cannot be checked here. Please use your ID card or type your ID number.</source>
        <translation>本机暂时无法核验电子证照。请使用身份证，或手动输入身份证号。</translation>
    </message>
    <message>
        <source>This electronic credential is not valid now. Please show a new one or use your ID card.</source>
        <translation>此电子证照现在无效。请重新出示，或使用身份证。</translation>
    </message>
    <message>
        <source>This code cannot be used here. Please use your ID card or scan your ticket.</source>
        <translation>本机不能使用此码。请使用身份证，或扫描号票上的二维码。</translation>
    </message>
    <message>
        <source>Your number was called. Please look at the board for your counter, or ask at counter {counter}.</source>
        <translation>您的号码已被叫到。请看大屏上的窗口号，或到 {counter} 号窗口咨询。</translation>
    </message>
    <message>
        <source>Your number was called and nobody came. Please ask at counter {counter}: you can be put back in line.</source>
        <translation>您的号码已过号。请到 {counter} 号窗口，可以重新排队。</translation>
    </message>
    <message>
        <source>This ticket is no longer valid. Please take a new number.</source>
        <translation>这张号票已失效。请重新取号。</translation>
    </message>
    <message>
        <source>This visit is rated already, thank you. Please ask at counter {counter} if something is left.</source>
        <translation>您已评价过本次服务，谢谢。如有其他问题，请到 {counter} 号窗口。</translation>
    </message>
    <message>
        <source>A visit can be rated here on its own day. Please ask at counter {counter} if something is left.</source>
        <translation>这里只能评价当天的服务。如有其他问题，请到 {counter} 号窗口。</translation>
    </message>
</context>
<context>
    <name>confirm</name>
    <message>
        <source>Is this right?</source>
        <translation>请确认</translation>
    </message>
    <message>
        <source>Take a number</source>
        <translation>取号</translation>
    </message>
    <message>
        <source>Taking your number …</source>
        <translation>正在取号……</translation>
    </message>
    <message>
        <source>The connection was lost. We go on trying, nothing you chose is lost. Back cancels.</source>
        <translation>网络中断，正在自动重试，您的选择都已保留。按“返回”可取消。</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>办理业务</translation>
    </message>
    <message>
        <source>In line</source>
        <translation>等候人数</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>办理地点</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Without name</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>Use my ID card</source>
        <translation>用身份证取号</translation>
    </message>
    <message>
        <source>May you go first?</source>
        <translation>您可以优先办理吗？</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>都不是</translation>
    </message>
    <message>
        <source>The clerk may ask you for proof.</source>
        <translation>窗口可能请您出示证明。</translation>
    </message>
</context>
<context>
    <name>departments</name>
    <message>
        <source>Which department?</source>
        <translation>请选部门</translation>
    </message>
    <message>
        <source>{n} items</source>
        <translation>{n} 个事项</translation>
    </message>
    <message>
        <source>Nothing here for this choice.</source>
        <translation>这一类没有事项，请看“全部”。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>For people</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>For businesses</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>online</source>
        <translation>可网上办</translation>
    </message>
</context>
<context>
    <name>footer</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
</context>
<context>
    <name>give-up</name>
    <message>
        <source>Give up your number?</source>
        <translation>确定放弃排队吗？</translation>
    </message>
    <message>
        <source>Give up my number</source>
        <translation>放弃排队</translation>
    </message>
    <message>
        <source>The connection was lost. We go on trying to give up your number. Back cancels.</source>
        <translation>网络中断，正在重新提交。按返回可保留号码。</translation>
    </message>
    <message>
        <source>Number {number} is given up</source>
        <translation>{number} 号已取消</translation>
    </message>
    <message>
        <source>You can take a new number at any time.</source>
        <translation>如需办理，请重新取号。</translation>
    </message>
    <message>
        <source>Your place goes to the next person, and coming back needs a new number. Back keeps yours.</source>
        <translation>取消后号码作废，再办理需要重新取号。按返回可保留号码。</translation>
    </message>
</context>
<context>
    <name>guide</name>
    <message>
        <source>No limit published</source>
        <translation>时限未公布</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>当场办结</translation>
    </message>
    <message>
        <source>{n} calendar days</source>
        <translation>{n} 天</translation>
    </message>
    <message>
        <source>{n} working days</source>
        <translation>{n} 个工作日</translation>
    </message>
    <message>
        <source>≥ {n}</source>
        <translation>至少 {n}</translation>
    </message>
    <message>
        <source>{yuan} yuan</source>
        <translation>{yuan} 元</translation>
    </message>
    <message>
        <source>Counter {counters}</source>
        <translation>{counters} 号窗口</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>网上办</translation>
    </message>
    <message>
        <source>Not in this hall</source>
        <translation>不在本大厅</translation>
    </message>
    <message>
        <source>Originals: {n}</source>
        <translation>原件 {n} 份</translation>
    </message>
    <message>
        <source>Copies: {n}</source>
        <translation>复印件 {n} 份</translation>
    </message>
    <message>
        <source>To bring</source>
        <translation>要带</translation>
    </message>
    <message>
        <source>To fill in here</source>
        <translation>现场填</translation>
    </message>
    <message>
        <source>Not to bring</source>
        <translation>不用带</translation>
    </message>
    <message>
        <source>Issued on the way</source>
        <translation>办前面的步骤时发给您</translation>
    </message>
    <message>
        <source>Because you said {answers}</source>
        <translation>因为您选了{answers}</translation>
    </message>
    <message>
        <source>Only in some cases: ask at the counter</source>
        <translation>有的情况才要，请问窗口</translation>
    </message>
    <message>
        <source>You can do it online.</source>
        <translation>可以在网上办。</translation>
    </message>
    <message>
        <source>Telephone {phone}</source>
        <translation>电话 {phone}</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>打印清单</translation>
    </message>
    <message>
        <source>What to bring</source>
        <translation>看材料</translation>
    </message>
    <message>
        <source>Take it along</source>
        <translation>扫码带走</translation>
    </message>
    <message>
        <source>Sample forms</source>
        <translation>看样表</translation>
    </message>
    <message>
        <source>Printing your list, please wait for the paper.</source>
        <translation>正在打印清单，请稍候。</translation>
    </message>
    <message>
        <source>Please take your list below.</source>
        <translation>请在下方取走清单。</translation>
    </message>
    <message>
        <source>No paper below? Print it once more.</source>
        <translation>下方没有纸？可以再打一次。</translation>
    </message>
    <message>
        <source>Take it on your phone, or get it at counter {counter}.</source>
        <translation>请扫码带走，或到 {counter} 号窗口打印。</translation>
    </message>
    <message>
        <source>This has just changed. Please go back and choose again.</source>
        <translation>内容刚刚更新过，请返回重新选择。</translation>
    </message>
    <message>
        <source>The connection was lost. We go on trying, one moment please.</source>
        <translation>网络断开了，正在重新连接，请稍候。</translation>
    </message>
    <message>
        <source>Looking it up …</source>
        <translation>正在查询……</translation>
    </message>
    <message>
        <source>Take a number for advice</source>
        <translation>取号咨询</translation>
    </message>
    <message>
        <source>The guide cannot be opened here now. People help you at the counter.</source>
        <translation>办事指南现在打不开，请取号到窗口咨询。</translation>
    </message>
</context>
<context>
    <name>header</name>
    <message>
        <source>Larger</source>
        <translation>长辈版</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>标准版</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>Usual colours</source>
        <translation>标准色</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>How it works</source>
        <translation>使用帮助</translation>
    </message>
    <message>
        <source>People help you at counter {counter}.</source>
        <translation>人工帮助：请到 {counter} 号窗口。</translation>
    </message>
    <message>
        <source>Touch the screen or lay down your ID card.</source>
        <translation>轻触屏幕，或把身份证放在读卡区。</translation>
    </message>
    <message>
        <source>Choose what you would like to do.</source>
        <translation>选择要办理的业务。</translation>
    </message>
    <message>
        <source>Check it, then touch Take a number.</source>
        <translation>核对无误后，按“取号”。</translation>
    </message>
    <message>
        <source>Take the paper and listen for your number.</source>
        <translation>取走号票，留意叫号。</translation>
    </message>
</context>
<context>
    <name>hits</name>
    <message>
        <source>Guide with questions</source>
        <translation>一件事指南</translation>
    </message>
    <message>
        <source>not in this hall</source>
        <translation>不在本大厅</translation>
    </message>
</context>
<context>
    <name>home</name>
    <message>
        <source>What would you like to do?</source>
        <translation>请问您要办什么？</translation>
    </message>
    <message>
        <source>Be served now</source>
        <translation>现在办</translation>
    </message>
    <message>
        <source>Find out how it is done and what to bring</source>
        <translation>看看怎么办、带什么</translation>
    </message>
    <message>
        <source>I have begun already</source>
        <translation>已经办过了</translation>
    </message>
    <message>
        <source>Take a number</source>
        <translation>取号</translation>
    </message>
    <message>
        <source>All business of this hall</source>
        <translation>本大厅全部业务</translation>
    </message>
    <message>
        <source>For people</source>
        <translation>个人办事</translation>
    </message>
    <message>
        <source>Birth to retirement</source>
        <translation>从出生到退休</translation>
    </message>
    <message>
        <source>For businesses</source>
        <translation>法人办事</translation>
    </message>
    <message>
        <source>Open, run, close</source>
        <translation>开办、经营、注销</translation>
    </message>
    <message>
        <source>By department</source>
        <translation>按部门</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>全部事项</translation>
    </message>
    <message>
        <source>Often asked for</source>
        <translation>热点</translation>
    </message>
    <message>
        <source>What people come for</source>
        <translation>大家常办的</translation>
    </message>
    <message>
        <source>Search by letters</source>
        <translation>按拼音首字母找</translation>
    </message>
    <message>
        <source>CG finds 餐馆</source>
        <translation>比如 CG 找餐馆</translation>
    </message>
</context>
<context>
    <name>identify</name>
    <message>
        <source>Please lay your ID card on the reader</source>
        <translation>请放身份证</translation>
    </message>
    <message>
        <source>Type the ID number</source>
        <translation>手动输入身份证号</translation>
    </message>
    <message>
        <source>Go on without a card</source>
        <translation>不用身份证，继续</translation>
    </message>
    <message>
        <source>Reading, please leave the card where it is.</source>
        <translation>正在读取，请勿移动证件。</translation>
    </message>
    <message>
        <source>Someone will gladly help you at counter {counter}.</source>
        <translation>需要人工帮助，请到 {counter} 号窗口。</translation>
    </message>
    <message>
        <source>Cards cannot be read now. Please type your ID number.</source>
        <translation>暂时不能读取身份证，请手动输入身份证号。</translation>
    </message>
    <message>
        <source>No card seen yet. You can also type your ID number.</source>
        <translation>还没有读到证件。也可以手动输入身份证号。</translation>
    </message>
    <message>
        <source>Lay the card flat on the marked area, either side up.</source>
        <translation>将身份证平放在读卡区，正反面都可以。</translation>
    </message>
</context>
<context>
    <name>idle</name>
    <message>
        <source>Go on</source>
        <translation>继续办理</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>您还在办理吗？</translation>
    </message>
    <message>
        <source>In {seconds} s your entries are deleted and the start page comes.</source>
        <translation>{seconds} 秒后将清除您填写的内容，并返回首页。</translation>
    </message>
</context>
<context>
    <name>item</name>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Promised: {limit}</source>
        <translation>承诺：{limit}</translation>
    </message>
    <message>
        <source>By law: {limit}</source>
        <translation>法定：{limit}</translation>
    </message>
    <message>
        <source>Free of charge</source>
        <translation>不收费</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>在哪里办</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>办什么</translation>
    </message>
    <message>
        <source>Who may apply</source>
        <translation>谁可以办</translation>
    </message>
    <message>
        <source>What to bring</source>
        <translation>要什么材料</translation>
    </message>
    <message>
        <source>How it goes</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>要多久</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>收多少钱</translation>
    </message>
    <message>
        <source>Form and sample</source>
        <translation>申请表和样表</translation>
    </message>
    <message>
        <source>How many are granted</source>
        <translation>有没有数量限制</translation>
    </message>
    <message>
        <source>The law</source>
        <translation>依据什么法律</translation>
    </message>
    <message>
        <source>Not published. Please ask at the counter.</source>
        <translation>没有公布，请到窗口询问。</translation>
    </message>
    <message>
        <source>Not in this hall.</source>
        <translation>不在本大厅办理。</translation>
    </message>
</context>
<context>
    <name>kiosk-rating</name>
    <message>
        <source>How was our service?</source>
        <translation>请评价本次服务</translation>
    </message>
    <message>
        <source>Number {number}, counter {counter}, today</source>
        <translation>今天 {counter} 号窗口，{number} 号</translation>
    </message>
    <message>
        <source>What was it mainly?</source>
        <translation>主要原因是什么？</translation>
    </message>
    <message>
        <source>Thank you for your rating</source>
        <translation>感谢您的评价</translation>
    </message>
    <message>
        <source>The connection was lost. We go on trying to send your rating. Home cancels.</source>
        <translation>网络中断，正在重新提交您的评价。按首页可取消。</translation>
    </message>
</context>
<context>
    <name>materials</name>
    <message>
        <source>Papers</source>
        <translation>材料清单</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>没有。</translation>
    </message>
    <message>
        <source>May be handed in later</source>
        <translation>可后补</translation>
    </message>
    <message>
        <source>For step {steps}</source>
        <translation>用于第 {steps} 步</translation>
    </message>
    <message>
        <source>For steps {steps}, handed in once</source>
        <translation>用于第 {steps} 步，只交一次</translation>
    </message>
</context>
<context>
    <name>number</name>
    <message>
        <source>Please type your ID number</source>
        <translation>请输入身份证号</translation>
    </message>
    <message>
        <source>{n} of {all} typed</source>
        <translation>已输入 {n} 位，共 {all} 位</translation>
    </message>
    <message>
        <source>This number is not right. Please check it.</source>
        <translation>这个号码不正确，请逐位核对。</translation>
    </message>
</context>
<context>
    <name>pause</name>
    <message>
        <source>One moment please</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>There were many wrong codes here, so this takes a few seconds.</source>
        <translation>刚才有多个号码未找到，请等待几秒。</translation>
    </message>
</context>
<context>
    <name>printer</name>
    <message>
        <source>The printer is out of paper.</source>
        <translation>打印机缺纸。</translation>
    </message>
    <message>
        <source>The printer&apos;s cover is open.</source>
        <translation>打印机盖子没有关好。</translation>
    </message>
    <message>
        <source>The printer does not work now.</source>
        <translation>打印机暂时不能用。</translation>
    </message>
</context>
<context>
    <name>question</name>
    <message>
        <source>A few questions</source>
        <translation>问您几个问题</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Show what I need</source>
        <translation>看我要办什么</translation>
    </message>
    <message>
        <source>Your new answer makes these needless: {questions}. All others are kept.</source>
        <translation>改了答案，这些问题不用答了：{questions}。其余回答都保留。</translation>
    </message>
    <message>
        <source>I am not sure</source>
        <translation>不清楚</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>Waiting unknown</source>
        <translation>等候人数未知</translation>
    </message>
    <message>
        <source>Nobody waiting</source>
        <translation>无人等候</translation>
    </message>
    <message>
        <source>1 person waiting</source>
        <translation>1 人等候</translation>
    </message>
    <message>
        <source>{n} people waiting</source>
        <translation>{n} 人等候</translation>
    </message>
</context>
<context>
    <name>refusal</name>
    <message>
        <source>Closed today. Please ask at counter {counter}.</source>
        <translation>今天不办理。请到 {counter} 号窗口咨询。</translation>
    </message>
    <message>
        <source>The hall is closed now.</source>
        <translation>现在不在办理时间。</translation>
    </message>
    <message>
        <source>Closed today ({today}). Tickets again from {moment}.</source>
        <translation>今天不开放（{today}），{moment} 起可以取号。</translation>
    </message>
    <message>
        <source>Closed now. Tickets again from {moment}.</source>
        <translation>现在不在办理时间。{moment} 开始取号。</translation>
    </message>
    <message>
        <source>Today&apos;s {quota} tickets are all taken. Come tomorrow, or ask at counter {counter}.</source>
        <translation>今天的 {quota} 个号已取完。请明天再来，或到 {counter} 号窗口咨询。</translation>
    </message>
    <message>
        <source>Today&apos;s numbers are used up. Please ask at counter {counter}.</source>
        <translation>今天的号码已用完。请到 {counter} 号窗口咨询。</translation>
    </message>
    <message>
        <source>This business needs your ID card. Please lay it on the reader.</source>
        <translation>办理这项业务需要身份证。请放在读卡区。</translation>
    </message>
    <message>
        <source>This ID number is not right. Please go back and check it.</source>
        <translation>身份证号不正确。请返回核对。</translation>
    </message>
    <message>
        <source>This choice has just changed. Go back and choose again, or ask at counter {counter}.</source>
        <translation>这项业务刚刚有变动。请返回重选，或到 {counter} 号窗口咨询。</translation>
    </message>
    <message>
        <source>This code is no ticket of this hall. Please ask at counter {counter}.</source>
        <translation>这不是本大厅的号票二维码。请到 {counter} 号窗口咨询。</translation>
    </message>
    <message>
        <source>No such appointment was found. Take an ordinary number, or ask at counter {counter}.</source>
        <translation>没有找到这个预约。您可以取普通号，或到 {counter} 号窗口咨询。</translation>
    </message>
    <message>
        <source>Check-in opens at {moment}. Come back then, or take an ordinary number now.</source>
        <translation>签到 {moment} 开始。您可以到时再来，也可以现在取普通号。</translation>
    </message>
    <message>
        <source>Your appointment is on {day}. Come on that day, or take an ordinary number now.</source>
        <translation>您预约的日期是 {day}。请当天再来，也可以现在取普通号。</translation>
    </message>
    <message>
        <source>This booking was not confirmed. Take an ordinary number, or ask at counter {counter}.</source>
        <translation>这个预约没有确认成功。您可以取普通号，或到 {counter} 号窗口咨询。</translation>
    </message>
    <message>
        <source>This machine gives no tickets now. Please take your ticket at counter {counter}.</source>
        <translation>本机暂时不能取号。请到 {counter} 号窗口取号。</translation>
    </message>
</context>
<context>
    <name>result</name>
    <message>
        <source>May be needed</source>
        <translation>可能需要</translation>
    </message>
    <message>
        <source>{theme}: what you need</source>
        <translation>{theme}，您要这样办</translation>
    </message>
    <message>
        <source>With these answers there is nothing to do.</source>
        <translation>按您的回答，没有要办的事项。</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>个工作日</translation>
    </message>
    <message>
        <source>yuan in fees</source>
        <translation>元费用</translation>
    </message>
    <message>
        <source>counters here</source>
        <translation>个窗口</translation>
    </message>
    <message>
        <source>Number for step 1</source>
        <translation>取第一步的号</translation>
    </message>
    <message>
        <source>Where to begin</source>
        <translation>第一步去哪里</translation>
    </message>
</context>
<context>
    <name>samples</name>
    <message>
        <source>Forms and samples</source>
        <translation>表格和样表</translation>
    </message>
    <message>
        <source>No form has to be filled in for this.</source>
        <translation>这件事不用填表。</translation>
    </message>
    <message>
        <source>Forms are free. They are at the counter, with a filled-in sample.</source>
        <translation>表格免费，和填好的样表一起放在窗口。</translation>
    </message>
    <message>
        <source>Sample: {sample}</source>
        <translation>样表：{sample}</translation>
    </message>
</context>
<context>
    <name>scan</name>
    <message>
        <source>Hold the code of your ticket to the scanner</source>
        <translation>请把号票上的二维码对准扫码口</translation>
    </message>
    <message>
        <source>No ticket any more? You can rate at the counter that served you.</source>
        <translation>号票不在手边？也可以在办理窗口的评价器上评价。</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>Type the first letter of each syllable</source>
        <translation>请按拼音首字母</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>CG finds 餐馆</source>
        <translation>比如 CG 找餐馆</translation>
    </message>
    <message>
        <source>The search is being made ready, one moment please.</source>
        <translation>搜索正在准备，请稍候。</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer letters, or take a number for advice.</source>
        <translation>没有找到。请少按几个字母，或取号咨询。</translation>
    </message>
</context>
<context>
    <name>sheetcode</name>
    <message>
        <source>Photograph this code</source>
        <translation>请用手机拍下这个码</translation>
    </message>
    <message>
        <source>Code of your list</source>
        <translation>清单二维码</translation>
    </message>
    <message>
        <source>Show it at the counter: the clerk opens the same list. Nothing about you is in it.</source>
        <translation>到窗口出示，工作人员就能打开同一份清单。码里没有您的个人信息。</translation>
    </message>
</context>
<context>
    <name>themes</name>
    <message>
        <source>There are no guides here yet.</source>
        <translation>这里还没有指南。</translation>
    </message>
    <message>
        <source>What is it about, for your business?</source>
        <translation>企业要办哪件事？</translation>
    </message>
    <message>
        <source>What is it about in your life?</source>
        <translation>您要办哪件事？</translation>
    </message>
    <message>
        <source>What people come for most</source>
        <translation>大家常办的</translation>
    </message>
    <message>
        <source>Search by letters</source>
        <translation>按拼音找</translation>
    </message>
</context>
<context>
    <name>ticket</name>
    <message>
        <source>Your number</source>
        <translation>您的号码</translation>
    </message>
    <message>
        <source>I have it</source>
        <translation>已拿到</translation>
    </message>
    <message>
        <source>No paper came</source>
        <translation>没有出纸</translation>
    </message>
    <message>
        <source>Done ({seconds} s)</source>
        <translation>完成（{seconds} 秒）</translation>
    </message>
    <message>
        <source>Give up my number</source>
        <translation>放弃排队</translation>
    </message>
    <message>
        <source>Printing, please wait for the paper.</source>
        <translation>正在打印号票，请稍候。</translation>
    </message>
    <message>
        <source>Please take your ticket below.</source>
        <translation>请在下方取走号票。</translation>
    </message>
    <message>
        <source>Did the paper come out?</source>
        <translation>是否已出票？</translation>
    </message>
    <message>
        <source>Your number is valid. Note it down or photograph it; paper at counter {counter}.</source>
        <translation>号码有效，请记下或拍照。如需纸质号票，请到 {counter} 号窗口补打。</translation>
    </message>
    <message>
        <source>Appointment {time}</source>
        <translation>预约 {time}</translation>
    </message>
    <message>
        <source>You had this number already; it is still valid.</source>
        <translation>您已取过这个号，号码仍然有效。</translation>
    </message>
    <message>
        <source>Code of your ticket</source>
        <translation>号票二维码</translation>
    </message>
    <message>
        <source>You are next</source>
        <translation>下一位就是您</translation>
    </message>
    <message>
        <source>1 person ahead of you</source>
        <translation>前面还有 1 人</translation>
    </message>
    <message>
        <source>{n} people ahead of you</source>
        <translation>前面还有 {n} 人</translation>
    </message>
</context>
</TS>
