"""Every text of every room is in its translation file, translated, compiled, and free of traps."""

import ast
import xml.etree.ElementTree as ET  # our own files
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from shared.ui import translation
from shared.ui.translation import FOLDER, ROOMS, Language, TranslationMissingError, compile_texts, install_language

Text = tuple[str, str]
TRANSLATED = sorted(path.name.removesuffix(".zh_CN.ts") for path in FOLDER.glob("*.zh_CN.ts"))
rooms = pytest.mark.parametrize("room", TRANSLATED)


def texts_in_code(room: str) -> Iterator[tuple[Text, ast.Call]]:
    for path in translation.sources(room):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "translate":
                context, source = (getattr(argument, "value", None) for argument in node.args[:2])
                yield (str(context), str(source)), node


def messages(room: str) -> dict[Text, ET.Element]:
    tree = ET.parse(FOLDER / f"{room}.zh_CN.ts")  # noqa: S314  our own file
    return {
        (str(context.findtext("name")), str(message.findtext("source"))): message
        for context in tree.iter("context")
        for message in context.iter("message")
    }


def test_every_room_with_texts_has_a_translation() -> None:
    with_texts = {room for room in ROOMS if any(texts_in_code(room))}
    assert with_texts <= set(TRANSLATED)


@rooms
def test_every_text_in_the_code_is_in_the_file_and_none_is_left_over(room: str) -> None:
    assert {text for text, _ in texts_in_code(room)} == set(messages(room))


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
    return [part.split("}")[0] for part in text.split("{")[1:]] + ["%n"] * text.count("%n")


@rooms
def test_the_compiled_file_is_what_the_texts_compile_to(room: str, tmp_path: Path) -> None:
    compile_texts(FOLDER / f"{room}.zh_CN.ts", tmp_path / "fresh.qm")
    assert (tmp_path / "fresh.qm").read_bytes() == (FOLDER / f"{room}.zh_CN.qm").read_bytes()


@pytest.mark.parametrize("room", ROOMS)
def test_every_text_is_a_literal_that_lupdate_can_read(room: str) -> None:
    for (context, source), call in texts_in_code(room):
        for argument in call.args[:2]:
            assert isinstance(argument, ast.Constant), ast.unparse(call)
        assert context.islower(), f"a context is a word of the product, not a class: {context}"
        assert source


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
    translation.collect_texts([source], ts)
    found = ET.parse(ts).getroot()  # noqa: S314  just written
    assert [message.findtext("source") for message in found.iter("message")] == [
        "Waiting: {count}",
        "%n person(s) ahead of you",
    ]
    assert [message.get("numerus") for message in found.iter("message")] == [None, "yes"]
