"""The index as a file beside the database: made once for each edition of a catalogue, replaced whole, never trusted."""

import logging
import os
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from numpy.lib.npyio import NpzFile

from shared.search.index import Index

_LOG = logging.getLogger(__name__)
_FORM = 1
"""Grows with every change of what an index holds: a file of another form is built anew."""


class _Label(msgspec.Struct, frozen=True):
    form: int
    edition: int


def save(file: Path, arrays: dict[str, npt.NDArray[Any]], edition: int) -> None:
    """Write an index, so that a reader finds either the old file or the new one, whole."""
    label = np.frombuffer(msgspec.json.encode(_Label(_FORM, edition)), dtype=np.uint8)
    new = file.with_name(file.name + ".new")
    with new.open("wb") as stream:
        np.savez(stream, allow_pickle=False, label=label, **arrays)
        stream.flush()
        os.fsync(stream.fileno())
    new.replace(file)


def load(file: Path, edition: int) -> Index | None:
    """Return the index of this edition; ``None`` where there is no file, an older one, or one that is damaged."""
    if not file.exists():
        return None
    try:
        with file.open("rb") as stream, NpzFile(stream, allow_pickle=False) as stored:
            if msgspec.json.decode(stored["label"].tobytes(), type=_Label) != _Label(_FORM, edition):
                return None
            return Index({name: stored[name] for name in stored.files if name != "label"})
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, msgspec.MsgspecError) as error:
        _LOG.warning("the search index %s is damaged and will be built anew: %s", file.name, error)
        return None
