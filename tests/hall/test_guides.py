"""Guides from the hall's catalogue: made for its counters, carried on paper, opened again after the catalogue moved."""

import re
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from shared.domain.catalogue.themes import Option, Step
from shared.domain.codes import CodeKind, kind_of_code
from shared.domain.guide.making import make_guide, make_item_guide
from shared.domain.guide.sheet import sheet_of, written
from shared.hall import Code
from shared.hall.guide import GuideView, ItemGuide, SheetByCode, SheetCodeFor
from shared.hall.places import ConfigureHall
from shared.hall.sync import JoinCentre
from shared.link import Hall
from shared.security.centre_codes import APPOINTMENT, GUIDE_SHEET, centre_code
from shared.security.role import Role
from tests.domain.guides import CATALOGUE, INDEX, PLAN, RESTAURANT
from tests.hall.bringing import bring
from tests.hall.house import House
from tests.hall.people import refused

ANSWERS = {"premises": "rented", "lease": "long", "size": "big", "sign": "yes"}


@pytest.fixture
def kiosk(house: House, hall: Hall) -> Hall:
    """Return a kiosk in a hall with a catalogue and a plan that serves some of it."""
    hall.do(ConfigureHall(plan=PLAN))
    bring(hall, CATALOGUE)
    return house.connect(Role.KIOSK, "k1")


def code(kiosk: Hall, **about: object) -> str:
    return kiosk.ask(SheetCodeFor(**about)).code  # type: ignore[arg-type]


def test_the_guide_to_a_theme_is_the_rules_own_with_this_halls_counters(kiosk: Hall) -> None:
    for answers in ({}, {"premises": "owned"}, ANSWERS):
        assert kiosk.ask(GuideView(theme="restaurant", answers=answers)) == make_guide(RESTAURANT, answers, INDEX, PLAN)


def test_the_guide_to_one_item_is_there_by_itself(kiosk: Hall) -> None:
    assert kiosk.ask(ItemGuide(item="food")) == make_item_guide("food", INDEX, PLAN)


def test_what_is_not_in_the_catalogue_is_refused(kiosk: Hall) -> None:
    with refused(Code.UNKNOWN_THEME, theme="palace"):
        kiosk.ask(GuideView(theme="palace"))
    with refused(Code.UNKNOWN_ITEM, item="crown"):
        kiosk.ask(ItemGuide(item="crown"))
    with refused(Code.UNKNOWN_ANSWER, theme="restaurant", question="premises", option="stolen"):
        kiosk.ask(GuideView(theme="restaurant", answers={"premises": "stolen"}))
    with refused(Code.UNKNOWN_ANSWER, theme="restaurant", question="colour", option="red"):
        kiosk.ask(SheetCodeFor(theme="restaurant", answers={"colour": "red"}))


def test_a_sheets_code_is_short_enough_for_a_small_qr_and_opens_the_same_guide_at_a_desk(
    kiosk: Hall, house: House
) -> None:
    sheet = code(kiosk, theme="restaurant", answers=ANSWERS)
    assert re.fullmatch("OHG1:[A-Z2-7]+:[A-Z2-7]{13}", sheet)
    assert len(sheet) <= 300
    assert kind_of_code(sheet) is CodeKind.SHEET
    desk = house.connect(Role.ADMIN, "d1")
    opened = desk.ask(SheetByCode(code=f"{sheet}\r\n"))
    assert opened.guide == make_guide(RESTAURANT, ANSWERS, INDEX, PLAN)
    assert (opened.printed_version, opened.gone_answers, opened.new_items, opened.gone_steps) == ("2026-03", (), (), ())


def test_a_single_items_sheet_opens_its_guide(kiosk: Hall) -> None:
    opened = kiosk.ask(SheetByCode(code=code(kiosk, item="food")))
    assert opened.guide == make_item_guide("food", INDEX, PLAN)


def test_a_sheet_opens_also_when_the_catalogue_has_moved_on_and_says_what_changed(kiosk: Hall, hall: Hall) -> None:
    sheet = code(kiosk, theme="restaurant", answers={**ANSWERS, "sign": "no"})
    premises, lease, size, _sign = RESTAURANT.questions
    questions = (premises, lease, replace(size, options=(Option("small", "小"), Option("huge", "大"))))
    kept = tuple(step for step in RESTAURANT.steps if step.item in ("food", "register"))
    steps = (replace(kept[0], after=kept[0].after[:1]), kept[1], Step("sign"))
    theme = replace(RESTAURANT, questions=questions, steps=steps)
    items = tuple(replace(item, fees=()) if item.id == "food" else item for item in CATALOGUE.items)
    moved = replace(CATALOGUE, head=replace(CATALOGUE.head, version="2026-09"), themes=(theme,), items=items)
    bring(hall, moved)
    opened = kiosk.ask(SheetByCode(code=sheet))
    assert (opened.printed_version, opened.guide.catalogue) == ("2026-03", "2026-09")
    assert opened.guide.answers == (("premises", "rented"), ("lease", "long"))
    assert opened.gone_answers == ("size",)
    assert opened.new_items == ("门头招牌设置",)
    assert opened.gone_steps == (2, 3)  # the fit-out and the fire check, as the paper numbers them


def test_a_sheet_of_a_theme_that_is_gone_is_told_from_a_code_that_is_not_ours(kiosk: Hall, hall: Hall) -> None:
    sheet = code(kiosk, theme="restaurant")
    bring(hall, replace(CATALOGUE, themes=(replace(RESTAURANT, id="inn"),)))
    with refused(Code.UNKNOWN_THEME, theme="restaurant"):
        kiosk.ask(SheetByCode(code=sheet))
    for forged in (sheet[:-1] + ("A" if sheet[-1] != "A" else "B"), sheet.lower(), "OH1:AAAA:BBBB", ""):
        with refused(Code.UNKNOWN_SHEET):
            kiosk.ask(SheetByCode(code=forged))


def test_a_guide_made_on_the_centres_pages_opens_in_its_halls_and_nobody_elses_does(kiosk: Hall, hall: Hall) -> None:
    body = written(sheet_of(make_guide(RESTAURANT, ANSWERS, INDEX, None)))
    centre = Ed25519PrivateKey.generate()
    ours = centre_code(GUIDE_SHEET, body, centre)
    assert kind_of_code(ours) is CodeKind.SHEET
    with refused(Code.UNKNOWN_SHEET):
        kiosk.ask(SheetByCode(code=ours))
    public = centre.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
    hall.do(JoinCentre(hall="binjiang", centre_key=public))
    assert kiosk.ask(SheetByCode(code=f" {ours}\r\n")).guide == make_guide(RESTAURANT, ANSWERS, INDEX, PLAN)
    foreign = centre_code(GUIDE_SHEET, body, Ed25519PrivateKey.generate())
    for forged in (foreign, ours.lower(), centre_code(APPOINTMENT, body, centre)):
        with refused(Code.UNKNOWN_SHEET):
            kiosk.ask(SheetByCode(code=forged))


def test_the_longest_sheet_signed_by_a_centre_fits_what_a_hall_reads() -> None:
    code = centre_code(GUIDE_SHEET, bytes(280), Ed25519PrivateKey.generate())
    assert len(code) <= 1024
