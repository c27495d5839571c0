"""Pictures of the guide at the desk, for the eye: ``python -m tests.desk.guide_pictures --out DIR``."""

from dataclasses import replace

from shared.catalogue.folder import BUILT_IN, load_folder
from shared.domain.catalogue.catalogue import Catalogue
from shared.hall.guide import SheetCodeFor
from shared.hall.tickets import Holder, IssueTicket
from shared.link import Hall
from tests.desk.hand import Hand
from tests.desk.pictures import Session, play_as_asked
from tests.hall.bringing import bring

COUNTER = "10"
ANSWERS = {"entity": "company", "sells": "meals", "premises": "rented", "works": "large", "sign": "large"}
PEOPLE = (("王小明", "110101199003070011"), ("李雷", "110101197503070019"))


class GuideSession(Session):
    """A desk at which a person hands over a restaurant's sheet, printed before the catalogue moved on."""

    def play_at(self, hand: Hand, admin: Hall) -> None:
        """Draw the guide's pages."""
        today = load_folder(BUILT_IN)
        bring(admin, printed(today))
        code = admin.ask(SheetCodeFor(theme="restaurant", answers={**ANSWERS, "staff": "yes"})).code
        bring(admin, today)
        for name, number in PEOPLE:
            admin.do(IssueTicket(queue="permit", holder=Holder(name, number), matter="theme:restaurant"))
        hand.sit_down(COUNTER)
        hand.wait(lambda: len(hand.numbers("waiting")) == len(PEOPLE))
        self.shot("guide-waiting")
        hand.press("F1")
        hand.wait(lambda: hand.enabled("begin"))
        hand.press("F5")
        hand.wait(lambda: hand.enabled("finish"))
        hand.window._codes.take(code)
        hand.sees("guide.panel")
        self.shot("guide-scanned")
        hand.press("F11")
        for key in ("Space", "Return", "Space", "Return"):
            hand.press(key)
        self.shot("guide-papers")
        for page in ("steps", "answers", "changes"):
            hand.press("Right")
            self.shot(f"guide-{page}")
        hand.press("Escape")
        hand.window._codes.take("OHG1:AAAA:BBBB")
        hand.sees("desk.notice")
        self.shot("guide-unknown")


def printed(today: Catalogue) -> Catalogue:
    """Return the catalogue as it was when the sheet was printed: without one of today's steps."""
    themes = []
    for theme in today.themes:
        if theme.id == "restaurant":
            gone = theme.steps[-1].item
            steps = tuple(
                replace(step, after=tuple(edge for edge in step.after if edge.item != gone))
                for step in theme.steps
                if step.item != gone
            )
            theme = replace(theme, steps=steps)  # noqa: PLW2901  the one theme that differs
        themes.append(theme)
    return replace(today, head=replace(today.head, version="2026-0"), themes=tuple(themes))


def main() -> None:
    """Draw the looks and sizes asked for."""
    play_as_asked(__doc__, GuideSession)


if __name__ == "__main__":
    main()
