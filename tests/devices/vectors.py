"""The shared ID card vectors, where they lie beside the project; tests that need them skip elsewhere."""

import json
from pathlib import Path
from typing import Any

import pytest

_FILE = Path(__file__).parents[3] / "shared" / "data" / "id-card-frames.json"


def vectors() -> dict[str, Any]:
    """Return the vectors, or skip the test."""
    if not _FILE.is_file():
        pytest.skip("the shared ID card vectors are not beside this checkout")
    found: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found


def filler(factor: int, offset: int, count: int) -> bytes:
    """Return the filler bytes that stand for photos (37, 11) and fingerprints (13, 5) in the vectors."""
    return bytes((factor * i + offset) & 0xFF for i in range(count))


def read_answer_frame(card: dict[str, Any]) -> bytes:
    """Return the whole answer to "read" for one card of the vectors."""
    frame = card["read_base_frame"]
    text = bytes.fromhex(card["text_hex"])
    return bytes.fromhex(frame["head14"]) + text + filler(37, 11, 1024) + bytes.fromhex(frame["checksum"])
