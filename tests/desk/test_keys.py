"""The key layout is data: a hall may change it, but never into one that does two things or swallows a letter."""

import pytest

from counter.desk.keys import STANDARD_KEYS, Action, key_layout
from shared.errors import SetupError


def test_the_standard_layout_is_rule_c1() -> None:
    keys = key_layout({})
    wanted = {"call_next": "F1", "recall": "F2", "no_show": "F3", "hold": "F4", "begin": "F5", "transfer": "F6"}
    wanted |= {"finish": "F7", "pick": "F8", "pause": "F10", "lock": "F12", "undo": "Ctrl+Z"}
    assert {name: keys[Action(name)] for name in wanted} == wanted


def test_every_action_has_a_key_of_its_own() -> None:
    assert set(STANDARD_KEYS) == set(Action)
    assert len(set(STANDARD_KEYS.values())) == len(Action)


def test_a_hall_changes_a_key() -> None:
    keys = key_layout({"call_next": "Ctrl+N"})
    assert keys[Action.CALL_NEXT] == "Ctrl+N"
    assert keys[Action.RECALL] == "F2"


def test_two_keys_may_change_places() -> None:
    keys = key_layout({"call_next": "F5", "begin": "F1"})
    assert (keys[Action.CALL_NEXT], keys[Action.BEGIN]) == ("F5", "F1")


def test_one_key_for_two_actions_is_refused_with_both_names() -> None:
    with pytest.raises(SetupError, match="F1 is set for both call_next and finish") as refused:
        key_layout({"finish": "F1"})
    assert refused.value.code == "key_conflict"


@pytest.mark.parametrize("key", ["A", "Shift+A", "7", "Enter", "", "F13", "ctrl+a"])
def test_a_key_that_types_something_or_is_none_is_refused(key: str) -> None:
    with pytest.raises(SetupError) as refused:
        key_layout({"finish": key})
    assert refused.value.code == "bad_key"


def test_an_unknown_action_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SetupError, match="the desk knows call_next, recall") as refused:
        key_layout({"dance": "F9"})
    assert refused.value.code == "unknown_action"
