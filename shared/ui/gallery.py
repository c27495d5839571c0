"""A sheet of every widget in every look, for the eye: ``python -m shared.ui.gallery --out DIR`` writes PNG files."""

import argparse
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from shared.ui import icons
from shared.ui.fonts import load_fonts
from shared.ui.theme import apply_theme
from shared.ui.tokens import Look, Panel, Tokens, board_tokens, desk_tokens, tokens_for
from shared.ui.translation import Language, install_language
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.busy import Busy
from shared.ui.widgets.button import Button, Choice
from shared.ui.widgets.card import Card
from shared.ui.widgets.field import Field
from shared.ui.widgets.keypad import Keypad
from shared.ui.widgets.label import ElidedLabel, Label
from shared.ui.widgets.paged_list import PagedList
from shared.ui.widgets.picture import Picture
from shared.ui.widgets.status_pill import Kind, StatusPill
from shared.ui.widgets.step_indicator import StepIndicator
from shared.ui.widgets.tile import Tile

PORTRAIT = Panel(1080, 1920, 21.5)
LANDSCAPE = Panel(1920, 1080, 21.5)
SMALL = Panel(1366, 768, 15.6)
GRID = {True: (2, 3), False: (3, 2)}
ELDER_GRID = {True: (1, 4), False: (2, 2)}
DESK_SIZES = ((1366, 768), (1920, 1080))
BOARD_SIZE = (1920, 1080)
MESSAGES: tuple[tuple[Kind, str, str], ...] = (
    ("info", "请把身份证放在读卡区，听到提示音后拿开。", ""),
    ("attention", "打印机缺纸。仍可取号，号码显示在屏幕上。", "知道了"),
    ("trouble", "与大厅的连接已断开，暂时不能取号。请到咨询台。", ""),
)


def main() -> None:
    """Draw every sheet into the folder given by ``--out``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    folder = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    load_fonts()
    install_language(app, Language.ZH_CN, ["shared"])
    for look in Look:
        _draw_kiosk(folder, look)
        for width, height in DESK_SIZES:
            _draw(_desk_sheet, desk_tokens(look, height), width, height, folder / f"desk-{height}-{look.name}.png")
        _draw(_board_sheet, board_tokens(look, BOARD_SIZE[1]), *BOARD_SIZE, folder / f"board-{look.name}.png")


def _draw_kiosk(folder: Path, look: Look) -> None:
    for name, panel in (("portrait", PORTRAIT), ("landscape", LANDSCAPE), ("small", SMALL)):
        tokens = tokens_for(look, panel)
        size = (panel.width_px, panel.height_px)
        _draw(partial(kiosk_page, panel=panel), tokens, *size, folder / f"kiosk-{name}-{look.name}.png")
        _draw(_kiosk_parts, tokens, *size, folder / f"kiosk-{name}-parts-{look.name}.png")


def _draw(build: Callable[[Tokens], QLayout], tokens: Tokens, width: int, height: int, path: Path) -> None:
    sheet = QWidget()
    sheet.setProperty("role", "page")
    sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    apply_theme(sheet, tokens)
    layout = build(tokens)
    margin = tokens.space[5]
    layout.setContentsMargins(margin, margin, margin, margin)
    sheet.setLayout(layout)
    sheet.resize(width, height)
    sheet.show()
    QApplication.processEvents()
    sheet.grab().save(str(path))
    if (sheet.width(), sheet.height()) != (width, height):
        print(f"{path.name}: needs {sheet.width()} x {sheet.height()}")  # noqa: T201  the gallery speaks to its viewer
    sheet.deleteLater()


def kiosk_page(tokens: Tokens, *, panel: Panel) -> QLayout:
    """Return one question with its answers, 4 for elders and 6 a page else (rule K11), arranged for ``panel``."""
    upright = panel.height_px > panel.width_px
    columns, rows = ELDER_GRID[upright] if tokens.look.elder else GRID[upright]
    page = QVBoxLayout()
    page.setSpacing(tokens.space[3])
    page.addLayout(_kiosk_header(tokens))
    page.addWidget(Label("请选择要办理的业务", size="title", wrap=True, name="question"))
    if not tokens.look.elder:
        page.addWidget(Label("每次取一张号票。办理多项业务时，可以返回再取。", tone="soft", wrap=True))
    tiles = PagedList(tokens, "businesses", columns=columns, rows=rows)
    names = ("户籍与身份证", "社会保障", "不动产登记", "企业开办", "税务", "公积金", "出入境")
    shown = names if upright else names[: columns * rows]
    tiles.show_items([_business_tile(tokens, at, name) for at, name in enumerate(shown)])
    page.addWidget(tiles, 1)
    page.addLayout(_kiosk_footer(tokens))
    return page


def _business_tile(tokens: Tokens, at: int, name: str) -> Tile:
    tile = Tile(tokens, f"business-{at}", name, note=f"前面 {at * 3} 人，约 {at * 5 + 5} 分钟", icon="business")
    if at == 4:  # noqa: PLR2004  one of them is closed, to be looked at
        tile.set_reason("今天的号已取完，请明天再来")
    return tile


def _kiosk_header(tokens: Tokens) -> QLayout:
    header = QHBoxLayout()
    header.setSpacing(tokens.space[2])
    steps = StepIndicator(tokens, "steps")
    steps.show_step(2, 4)
    header.addWidget(steps)
    header.addStretch(1)
    for name, icon, text in (("home", "home", "首页"), ("help", "help", "帮助"), ("elder", "elder", "大字")):
        header.addWidget(Button(tokens, name, text, role="plain", icon=icon))
    return header


def _kiosk_footer(tokens: Tokens) -> QLayout:
    footer = QHBoxLayout()
    footer.addWidget(Button(tokens, "back", "返回", icon="back"))
    footer.addStretch(1)
    following = Button(tokens, "next", "确认取号", role="primary", icon="next", size="heading")
    footer.addWidget(following)
    return footer


def _kiosk_parts(tokens: Tokens) -> QLayout:
    parts = QGridLayout()
    parts.setSpacing(tokens.space[4])
    parts.addWidget(_messages(tokens), 0, 0, 1, 2)
    pad = Keypad(tokens, "pad")
    parts.addWidget(pad, 1, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    card = Card(tokens)
    card.body.addWidget(Label("您的号码", tone="soft"))
    card.body.addWidget(Label("A012", size="number", tone="primary"))
    card.body.addWidget(Label("前面 3 人，约 15 分钟", wrap=True))
    for name, text, on in (("elderly", "60 岁以上老人", True), ("soldier", "现役军人或退役军人", False)):
        choice = Choice(tokens, name, text)
        choice.setChecked(on)
        card.body.addWidget(choice)
    card.body.addStretch(1)
    refused = Button(tokens, "print", "重新打印", role="primary", icon="printer")
    refused.set_reason("打印机缺纸，请到 3 号窗口")
    card.body.addWidget(refused)
    parts.addWidget(card, 1, 1)
    parts.setRowStretch(1, 1)
    return parts


def _messages(tokens: Tokens) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    for kind, text, action in MESSAGES:
        banner = Banner(tokens, f"banner-{kind}")
        column.addWidget(banner)
        banner.say(kind, text, action=action)
    pills = QHBoxLayout()
    pills.addWidget(StatusPill(tokens, "pill-online", kind="good", text="在线", icon="online"))
    pills.addWidget(StatusPill(tokens, "pill-paper", kind="attention", text="缺纸", icon="paper-out"))
    pills.addWidget(StatusPill(tokens, "pill-offline", kind="trouble", text="离线", icon="offline"))
    busy = Busy(tokens, "busy")
    pills.addWidget(busy, 1)
    busy.begin("正在取号，请稍候")
    busy.show()
    column.addLayout(pills)
    return whole


def _desk_sheet(tokens: Tokens) -> QLayout:
    sheet = QVBoxLayout()
    sheet.setSpacing(tokens.space[3])
    sheet.addLayout(_desk_keys(tokens))
    sheet.addWidget(_messages(tokens))
    middle = QHBoxLayout()
    middle.addWidget(_desk_queue(tokens), 1)
    middle.addWidget(_desk_serving(tokens), 2)
    middle.addWidget(_desk_sign_in(tokens), 1)
    sheet.addLayout(middle, 1)
    return sheet


def _desk_keys(tokens: Tokens) -> QLayout:
    keys = QHBoxLayout()
    keys.setSpacing(tokens.space[2])
    keys.addWidget(Button(tokens, "call", "叫号", role="primary", icon="call", key="F1"))
    for key, text, icon in (
        ("F2", "重呼", "recall"),
        ("F3", "过号", "no-show"),
        ("F4", "挂起", "hold"),
        ("F6", "转移", "transfer"),
        ("F7", "完成", "finish"),
        ("F10", "暂停", "pause"),
        ("F12", "锁屏", "lock"),
    ):
        button = Button(tokens, f"act-{key}", text, icon=icon, key=key)
        button.set_reason("还没有叫号" if key in ("F3", "F4") else "")
        keys.addWidget(button, 1)
    return keys


def _desk_queue(tokens: Tokens) -> QWidget:
    card = Card(tokens)
    card.body.addWidget(Label("等候 12 人", size="heading"))
    for number, business in (("A013", "户籍与身份证"), ("B004", "不动产登记首次登记与转移登记"), ("A014", "社会保障")):
        row = QHBoxLayout()
        row.addWidget(Label(number, strong=True))
        row.addWidget(ElidedLabel(business, tone="soft"), 1)
        row.addWidget(Label("8 分钟", size="small", tone="attention"))
        card.body.addLayout(row)
    card.body.addStretch(1)
    return card


def _desk_serving(tokens: Tokens) -> QWidget:
    card = Card(tokens)
    card.body.addWidget(Label("正在办理", tone="soft"))
    card.body.addWidget(Label("A012", size="number", tone="primary"))
    card.body.addWidget(Label("户籍与身份证", size="heading"))
    card.body.addWidget(Label("张*三，已等候 14 分钟", tone="soft"))
    row = QHBoxLayout()
    for name in icons.names()[:14]:
        row.addWidget(Picture(tokens.icon, name, tokens.palette.text))
    card.body.addLayout(row)
    card.body.addStretch(1)
    return card


def _desk_sign_in(tokens: Tokens) -> QWidget:
    card = Card(tokens)
    card.body.addWidget(Label("登录", size="title"))
    card.body.addWidget(Field(tokens, "user", "工号"))
    password = Field(tokens, "password", "密码", secret=True)
    card.body.addWidget(password)
    card.body.addStretch(1)
    card.body.addWidget(Button(tokens, "sign-in", "登录", role="primary"))
    password.set_error("工号或密码不对，还可以试 4 次。")
    return card


def _board_sheet(tokens: Tokens) -> QLayout:
    rows = QVBoxLayout()
    rows.setSpacing(tokens.space[3])
    rows.addWidget(Label("A012", size="display", tone="primary", align=Qt.AlignmentFlag.AlignCenter))
    for number, counter in (("A011", "3 号窗口"), ("B003", "12 号窗口")):
        row = QHBoxLayout()
        row.addWidget(Label(number, size="number"))
        row.addStretch(1)
        row.addWidget(Label(counter, size="number"))
        rows.addLayout(row)
    rows.addStretch(1)
    rows.addWidget(Label("请听到叫号后前往窗口", size="body", tone="soft"))
    return rows


if __name__ == "__main__":
    main()
