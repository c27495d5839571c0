"""The third citizen of the demonstration: wants to open a restaurant, and leaves with a list and a number."""

from collections.abc import Callable, Mapping

from shared.stage_client import StagePlayer

THEME = "restaurant"
ANSWERS: Mapping[str, str] = {
    "entity": "company",
    "sells": "meals",
    "premises": "rented",
    "works": "small",
    "sign": "shop",
    "staff": "yes",
    "who": "self",
}


def look_up(kiosk: StagePlayer, shot: Callable[[str], None]) -> None:
    """Find the theme, answer its questions, see the steps and the papers, and have the list printed."""
    kiosk.click("attract.start")
    kiosk.wait("page.home")
    shot("home")
    kiosk.click("home.firm")
    kiosk.wait("themes.list")
    shot("themes")
    while f"themes.{THEME}" not in kiosk.names():
        kiosk.click("themes.list-later")
    kiosk.click(f"themes.{THEME}")
    for number, option in enumerate(ANSWERS.values()):
        kiosk.wait(f"question.{option}")
        if number == 0:
            shot("question")
        kiosk.click(f"question.{option}")
    kiosk.wait("result.summary")
    shot("steps")
    kiosk.click("guide.materials")
    kiosk.wait("materials.list")
    shot("papers")
    kiosk.click("nav.back")
    kiosk.wait("result.summary")
    kiosk.click("guide.print")
