"""A report's every reason and a catalogue's every fault has its sentence."""

import pytest

from shared.catalogue.report import Reason, Report, Why
from shared.catalogue.sentences import fault_sentence, reason_sentence, report_lines
from shared.domain.catalogue.faults import Fault, FaultKind
from shared.domain.clean_text import Dirt


@pytest.mark.parametrize("why", Why)
def test_every_reason_has_its_words(why: Why) -> None:
    about = Dirt.CONTROL.value if why is Why.CLEANED else "甲"
    sentence = reason_sentence(Reason(why, "name", about))
    assert sentence.startswith("〔name〕")
    assert why.value not in sentence


@pytest.mark.parametrize("dirt", Dirt)
def test_every_kind_of_dirt_has_its_words(dirt: Dirt) -> None:
    assert not reason_sentence(Reason(Why.CLEANED, "", dirt.value)).isascii()


@pytest.mark.parametrize("kind", FaultKind)
@pytest.mark.parametrize("record", ["department", "kind", "list_kind", "material", "item", "theme", "list", "entry"])
def test_every_fault_has_its_words(kind: FaultKind, record: str) -> None:
    sentence = fault_sentence(Fault(kind, record, "a-1", "b"))
    assert "a-1——" in sentence
    assert kind.value not in sentence


def test_the_report_for_people_names_what_was_changed_and_on_request_what_was_noted() -> None:
    report = Report()
    report.imported(1, "A", ())
    report.imported(2, "B", (Reason(Why.NO_LIMIT),))
    report.imported(3, "C", (Reason(Why.CUT, "name", "9999"),))
    report.rejected(4, "", (Reason(Why.NOT_READABLE),))
    lines = list(report_lines(report))
    assert lines[0] == "共 4 行：导入 2 行，修正后导入 1 行，拒绝 1 行。"
    assert [line.split()[1] for line in lines if line.startswith("第")] == ["3", "4"]
    assert [line.split()[1] for line in report_lines(report, notes=True) if line.startswith("第")] == ["2", "3", "4"]
