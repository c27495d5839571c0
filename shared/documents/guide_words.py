"""The fixed words of a guide's papers in both languages, the same on A4 and on a ticket roll."""

from dataclasses import dataclass


@dataclass(frozen=True)
class GuideWords:
    """The fixed words of a guide's papers."""

    guide: str
    """The heading, of the ``title``."""
    scan: str
    steps: str
    time: str
    cost: str
    bring: str
    step_count: str
    paper_count: str
    situation: str
    open_note: str
    order: str
    order_note: str
    maybe: str
    what: str
    where: str
    how_long: str
    to_bring: str
    to_fill: str
    fill_note: str
    not_to_bring: str
    fetched: str
    on_the_way: str
    originals: str
    copies: str
    for_steps: str
    later: str
    later_note: str
    fees: str
    contacts: str
    at_once: str
    day: str
    days: str
    at_least: str
    at_most: str
    span: str
    no_limit: str
    free: str
    yuan: str
    varies: str
    step: str
    online: str
    elsewhere: str
    not_offered: str
    version: str
    printed: str
    page: str
    more: str
    checked: str
    date: str
    material: str
    department: str
    phone: str
    hours: str
    note: str
    after: str
    comma: str
    to: str


_ZH = GuideWords(
    guide="{title} 办事指南",
    scan="到窗口出示此码",
    steps="步骤",
    time="时间",
    cost="费用",
    bring="要带的材料",
    step_count="{n} 步",
    paper_count="{n} 种",
    situation="您的情况",
    open_note="还有 {n} 个问题没有回答。标“视情况”的（流程图中的虚线框）可能需要，也可能不需要，请到窗口确认。",
    order="办理顺序",
    order_note="有箭头相连的按先后办，没有相连的可以同时办。",
    maybe="视情况",
    what="办什么",
    where="到哪里办",
    how_long="多久",
    material="材料名称",
    department="部门",
    phone="电话",
    hours="时间和地点",
    to_bring="要带的材料",
    to_fill="要填的表格",
    fill_note="窗口免费领取，也可以事先填好",
    not_to_bring="不用带的材料",
    fetched="政府部门已有，由窗口调取",
    on_the_way="办第 {n} 步时会发给您",
    originals="原件",
    copies="复印件",
    for_steps="用于",
    later="可后补",
    later_note="标“可后补”的材料一时没有，也可以先受理，在承诺的时间内补齐。",
    fees="费用",
    contacts="联系方式",
    at_once="当场办结",
    day="1 个工作日",
    days="{n} 个工作日",
    at_least="至少 {n} 个工作日",
    span="{n}～{most} 个工作日",
    at_most="最多 {n} 个工作日",
    no_limit="未公布",
    free="不收费",
    yuan="{n} 元",
    varies="按规定计算",
    step="第 {n} 步",
    online="可网上办",
    elsewhere="不在本大厅办理",
    not_offered="本指南有 {n} 个事项目前不能办理，没有列出，请到窗口咨询。",
    version="目录版本",
    printed="印制时间",
    page="第 {n} 页 共 {of} 页",
    more="还有 {n} 行没有印出，请到窗口或扫码查看。",
    checked="窗口核对",
    date="日期",
    comma="、",
    to="～",
    after="在第 {n} 步之后",
    note="同一种材料只交一次，各部门共用；原件核对后当场退还。",
)
_EN = GuideWords(
    guide="{title} – guide",
    scan="Show this at a counter",
    steps="Steps",
    time="Time",
    cost="Cost",
    bring="To bring",
    step_count="{n}",
    paper_count="{n}",
    situation="Your situation",
    open_note="{n} questions are not answered yet. What is marked “maybe” (dashed in the picture) may not be needed; "
    "ask at a counter.",
    order="In this order",
    order_note="An arrow means one after the other; the rest can run side by side.",
    maybe="maybe",
    what="What",
    where="Where",
    how_long="How long",
    material="Paper",
    department="Department",
    phone="Phone",
    hours="Hours and place",
    to_bring="Bring",
    to_fill="Fill in",
    fill_note="free at the counter, or fill it in beforehand",
    not_to_bring="You need not bring",
    fetched="the counter fetches it",
    on_the_way="you get it in step {n}",
    originals="originals",
    copies="copies",
    for_steps="for",
    later="may follow",
    later_note="What is marked “may follow” can be handed in later, within the promised time.",
    fees="Fees",
    contacts="Contacts",
    at_once="at once",
    day="1 working day",
    days="{n} working days",
    at_least="at least {n} working days",
    span="{n} to {most} working days",
    at_most="at most {n} working days",
    no_limit="not published",
    free="free",
    yuan="{n} yuan",
    varies="depends",
    step="step {n}",
    online="online too",
    elsewhere="not in this hall",
    not_offered="{n} matters of this guide are not offered at present and are not listed; ask at a counter.",
    version="Catalogue",
    printed="Printed",
    page="Page {n} of {of}",
    more="{n} more lines are not printed; ask at a counter or scan the code.",
    checked="Checked by",
    date="Date",
    comma=", ",
    to="–",
    after="after step {n}",
    note="Each paper is handed in once and shared; originals are given back at once.",
)
WORDS = {"zh": _ZH, "en": _EN}
