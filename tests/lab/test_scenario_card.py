"""A visitor plays a scenario of trouble, sees each order as it comes, and stops it; the keypad's keys rate."""

from pytestqt.qtbot import QtBot

from counter.lab import scenario_card
from counter.lab.keypad_card import KeypadCard
from counter.lab.scenario_card import ScenarioCard
from devices.emulators.scenario import Scenario, Step, scenarios
from tests.lab.cable import cable_of
from tests.lab.panel import Panel


def test_nothing_is_played_before_one_is_picked_and_a_pick_tells_what_it_is_about(panel: Panel) -> None:
    assert not panel.find("lab.scenario.play").isEnabled()
    panel.press("lab.scenario.paper-ends")
    assert panel.is_lit("lab.scenario.paper-ends")
    assert panel.text("lab.scenario.line") == "The roll comes to its end."
    panel.press("lab.scenario.endless")
    assert not panel.is_lit("lab.scenario.paper-ends")
    assert panel.reader.control.ask("state")["silent"] is False


def test_a_scenario_is_played_to_its_end_order_by_order(panel: Panel) -> None:
    panel.press("lab.scenario.paper-ends")
    panel.press("lab.scenario.play")
    panel.until(lambda: "that was the last one" in panel.text("lab.scenario.line"))
    assert panel.text("lab.scenario.line") == "0 s · Card reader: falls silent; that was the last one"
    panel.until(lambda: panel.text("lab.scenario.play") == "Play")
    assert panel.reader.control.ask("state")["silent"]
    assert panel.printer.control.ask("state")["troubles"] == []


def test_a_play_can_be_stopped_and_nothing_else_is_picked_meanwhile(panel: Panel) -> None:
    panel.press("lab.scenario.endless")
    panel.press("lab.scenario.play")
    panel.until(lambda: "the next one at 3600 s" in panel.text("lab.scenario.line"))
    assert not panel.find("lab.scenario.paper-ends").isEnabled()
    assert panel.text("lab.scenario.play") == "Stop"
    panel.press("lab.scenario.play")
    panel.until(lambda: panel.text("lab.scenario.play") == "Play")
    assert panel.find("lab.scenario.paper-ends").isEnabled()


def test_a_device_that_is_away_ends_the_play_with_a_sentence(panel: Panel) -> None:
    panel.printer.stop()
    panel.press("lab.scenario.paper-ends")
    panel.press("lab.scenario.play")
    panel.until(lambda: "The play ended early" in panel.text("lab.scenario.line"))
    panel.until(lambda: panel.text("lab.scenario.play") == "Play")


def test_closing_the_panel_ends_a_play(panel: Panel) -> None:
    panel.press("lab.scenario.endless")
    panel.press("lab.scenario.play")
    panel.until(lambda: "3600" in panel.text("lab.scenario.line"))
    card = panel.find("lab.scenarios")
    assert isinstance(card, ScenarioCard)
    panel.window.close()
    panel.until(lambda: card._play.running is None)


def test_every_scenario_we_ship_has_words_for_all_it_does() -> None:
    shipped = scenarios()
    assert len(shipped) >= 4
    for scenario in shipped:
        assert isinstance(scenario, Scenario)
        assert scenario.name in scenario_card._titles()
        assert scenario.about_zh
        for step in scenario.steps:
            assert isinstance(step, Step)
            assert step.do in scenario_card._orders(), step
            assert step.device in scenario_card._devices(), step


def test_a_key_of_the_keypad_is_heard_only_while_it_is_lit(panel: Panel, qtbot: QtBot) -> None:
    card = panel.find("lab.keypad")
    assert isinstance(card, KeypadCard)
    with cable_of(panel.keypad) as cable:
        with qtbot.waitSignal(card.remote.seen):  # it is looked at again only after the key was pressed
            panel.press("lab.keypad.key-3")
        cable.say(b"\x05")
        panel.until(lambda: panel.text("lab.keypad.state") == "Lit")
        panel.press("lab.keypad.key-2")
        panel.until(lambda: cable.listen() == b"2")
        cable.say(b"\x04")
        panel.until(lambda: panel.text("lab.keypad.state") == "Dark")
