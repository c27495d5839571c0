"""Every text of every room is in its translation file, translated, compiled, and free of traps."""

import ast
import xml.etree.ElementTree as ET  # our own files
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from shared.ui.text_collection import FOLDER, ROOMS, collect_texts, compile_texts, sources
from shared.ui.translation import Language, TranslationMissingError, install_language

Text = tuple[str, str]
TRANSLATED = sorted(path.name.removesuffix(".zh_CN.ts") for path in FOLDER.glob("*.zh_CN.ts"))
rooms = pytest.mark.parametrize("room", TRANSLATED)


def calls(room: str, *names: str) -> Iterator[ast.Call]:
    for path in sources(room):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in names:
                yield node


def texts_in_code(room: str) -> set[Text]:
    found = set()
    for call in calls(room, "translate", "QT_TRANSLATE_NOOP"):
        context, source = call.args[:2]
        if isinstance(context, ast.Constant) and isinstance(source, ast.Constant):
            found.add((str(context.value), str(source.value)))
    return found


def messages(room: str) -> dict[Text, ET.Element]:
    tree = ET.parse(FOLDER / f"{room}.zh_CN.ts")  # noqa: S314  our own file
    return {
        (str(context.findtext("name")), str(message.findtext("source"))): message
        for context in tree.iter("context")
        for message in context.iter("message")
    }


def test_every_room_with_texts_has_a_translation() -> None:
    with_texts = {room for room in ROOMS if texts_in_code(room)}
    assert with_texts <= set(TRANSLATED)


@rooms
def test_every_text_in_the_code_is_in_the_file_and_none_is_left_over(room: str) -> None:
    assert texts_in_code(room) == set(messages(room))


@rooms
def test_no_text_is_unfinished(room: str) -> None:
    for text, message in messages(room).items():
        translated = message.find("translation")
        assert translated is not None
        assert translated.get("type") is None, text
        assert "".join(translated.itertext()).strip(), text


@rooms
def test_every_translation_keeps_the_places_of_its_source(room: str) -> None:
    for (_, source), message in messages(room).items():
        chinese = "".join(message.find("translation").itertext())  # type: ignore[union-attr]  checked above
        assert sorted(places(source)) == sorted(places(chinese)), source


def places(text: str) -> list[str]:
    """Return the names that are filled in; how they are written out (``:02d``) is each language's own."""
    filled = [part.split("}")[0].partition(":")[0] for part in text.split("{")[1:]]
    return filled + ["%n"] * text.count("%n")


@rooms
def test_the_compiled_file_is_what_the_texts_compile_to(room: str, tmp_path: Path) -> None:
    compile_texts(FOLDER / f"{room}.zh_CN.ts", tmp_path / "fresh.qm")
    assert (tmp_path / "fresh.qm").read_bytes() == (FOLDER / f"{room}.zh_CN.qm").read_bytes()


def is_fixed_text(source: ast.expr) -> bool:
    """Return whether a text is written down: in place, or in a table of QT_TRANSLATE_NOOP."""
    return isinstance(source, ast.Constant | ast.Name | ast.Attribute | ast.Subscript)


@pytest.mark.parametrize("room", ROOMS)
def test_lupdate_can_read_every_text(room: str) -> None:
    for call in calls(room, "translate", "QT_TRANSLATE_NOOP"):
        context, source = call.args[:2]
        assert isinstance(context, ast.Constant), f"a context is a literal: {ast.unparse(call)}"
        assert str(context.value).islower(), f"a context is a word of the product, not a class: {ast.unparse(call)}"
        assert is_fixed_text(source), ast.unparse(call)


@pytest.mark.parametrize("text", ["f'Hello {name}'", "'Hello {}'.format(name)", "'Hello ' + name"])
def test_a_text_made_up_at_run_time_is_caught(text: str) -> None:
    assert not is_fixed_text(ast.parse(text, mode="eval").body)


def test_a_window_changes_its_language_and_back(qapp: QApplication) -> None:
    install_language(qapp, Language.ZH_CN, ["shared"])
    assert QCoreApplication.translate("pages", "Next page") == "下一页"
    install_language(qapp, Language.EN, ["shared"])
    assert QCoreApplication.translate("pages", "Next page") == "Next page"


def test_a_missing_translation_is_named(qapp: QApplication) -> None:
    with pytest.raises(TranslationMissingError, match=r"nowhere\.zh_CN\.qm"):
        install_language(qapp, Language.ZH_CN, ["nowhere"])
    install_language(qapp, Language.EN, [])


def test_lupdate_reads_translate_calls_and_plurals_from_python(tmp_path: Path) -> None:
    source = tmp_path / "page.py"
    source.write_text(
        "from PySide6.QtCore import QCoreApplication\n"
        "a = QCoreApplication.translate('queue', 'Waiting: {count}').format(count=3)\n"
        "b = QCoreApplication.translate('queue', '%n person(s) ahead of you', None, 2)\n"
    )
    ts = tmp_path / "page.ts"
    collect_texts([source], ts)
    found = ET.parse(ts).getroot()  # noqa: S314  just written
    assert [message.findtext("source") for message in found.iter("message")] == [
        "Waiting: {count}",
        "%n person(s) ahead of you",
    ]
    assert [message.get("numerus") for message in found.iter("message")] == [None, "yes"]
