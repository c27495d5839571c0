"""The ways to the pages of the guide, for pictures and for tests that look at every page."""

from collections.abc import Callable

from tests.kiosk.stand import Stand

NOT_ANSWERS = ("question.next", "question.not-sure", "question.list")


def answers(stand: Stand) -> list[str]:
    """Return the answers to the question on the screen, without *not sure*."""
    stand.settle()
    return [n for n in stand.names() if n.startswith("question.") and not n.startswith(NOT_ANSWERS)]


def answer(stand: Stand, at: int = -1) -> None:
    """Give one of the answers, the last one unless another is asked for."""
    stand.tap(answers(stand)[at])
    stand.settle()


def home(stand: Stand) -> None:
    stand.conductor.end()
    stand.start()


def begun(stand: Stand) -> None:
    home(stand)
    stand.tap("home.begun")


def scan(stand: Stand) -> None:
    begun(stand)
    stand.tap("begun.rate")


def at_counter(stand: Stand) -> None:
    begun(stand)
    stand.tap("begun.progress")


def from_home(stand: Stand, name: str) -> None:
    """Take an entrance of the home page and wait for what it shows."""
    home(stand)
    stand.tap_in_list("home.list", name)
    stand.until(lambda: stand.answered)


def themes(stand: Stand) -> None:
    from_home(stand, "home.firm")


def hot(stand: Stand) -> None:
    from_home(stand, "home.hot")


def question(stand: Stand, theme: str = "restaurant") -> None:
    themes(stand)
    stand.tap_in_list("themes.list", f"themes.{theme}")
    stand.until(lambda: stand.find("question.list") is not None)


def question_again(stand: Stand) -> None:
    question(stand)
    answer(stand)
    stand.tap("nav.back")


def result(stand: Stand) -> None:
    question(stand)
    while stand.page == "page.question":
        answer(stand)
    stand.until(lambda: stand.answered)


def result_unsure(stand: Stand) -> None:
    question(stand)
    while stand.page == "page.question":
        stand.tap_in_list("question.list", "question.not-sure")
        stand.settle()
    stand.until(lambda: stand.answered)


def materials(stand: Stand) -> None:
    result(stand)
    stand.tap("guide.materials")


def samples(stand: Stand) -> None:
    result(stand)
    stand.tap("guide.samples")


def sheet_code(stand: Stand) -> None:
    result(stand)
    stand.tap("guide.code")
    stand.until(lambda: stand.answered)


def departments(stand: Stand) -> None:
    from_home(stand, "home.departments")


def items(stand: Stand) -> None:
    departments(stand)
    stand.tap_in_list("departments.list", "departments.market")
    stand.until(lambda: stand.answered)


def item(stand: Stand) -> None:
    items(stand)
    others = ("items.for-", "items.list")
    stand.tap(next(n for n in stand.names() if n.startswith("items.") and not n.startswith(others)))
    stand.until(lambda: stand.answered)


def search(stand: Stand) -> None:
    from_home(stand, "home.search")


def found(stand: Stand) -> None:
    """Show real hits without waiting for the hub's index, which every hall makes anew."""
    hot(stand)
    hits = stand.guide.place.hits.answer  # type: ignore[attr-defined]
    search(stand)
    stand.guide.place.text, stand.guide.place.hits = "GS", hits  # type: ignore[attr-defined]
    stand.conductor.changed.emit()


PAGES: tuple[Callable[[Stand], None], ...] = (
    home, begun, scan, at_counter, themes, hot, question, question_again, result, result_unsure, materials, samples,
    sheet_code, departments, items, item, search, found,
)  # fmt: skip
