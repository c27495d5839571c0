"""What a ticket's owner may ask from outside: rules that need no hall."""

import pytest

from shared.domain.wishes import Hindrance, Wish, hindrance

FINE = {"in_time": True, "waiting": True, "went_later_before": False, "anybody_behind": True}


@pytest.mark.parametrize("wish", list(Wish))
def test_whoever_waits_may_give_up_and_let_others_go_first(wish: Wish) -> None:
    assert hindrance(wish, **FINE) is None


@pytest.mark.parametrize(
    ("but", "cancelling", "going_later"),
    [
        ({"in_time": False}, Hindrance.TOO_LATE, Hindrance.TOO_LATE),
        ({"waiting": False}, Hindrance.NOT_WAITING, Hindrance.NOT_WAITING),
        ({"went_later_before": True}, None, Hindrance.ONCE_ALREADY),
        ({"anybody_behind": False}, None, Hindrance.NOBODY_BEHIND),
    ],
)
def test_each_hindrance_has_its_reason(
    but: dict[str, bool], cancelling: Hindrance | None, going_later: Hindrance | None
) -> None:
    assert hindrance(Wish.CANCEL, **{**FINE, **but}) is cancelling
    assert hindrance(Wish.LATER, **{**FINE, **but}) is going_later
