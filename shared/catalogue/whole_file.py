"""A file that appears whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path

from shared.errors import SetupError


def write_whole(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file whole or not at all."""
    unfinished = path.with_name(path.name + ".part")
    try:
        with unfinished.open("wb") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise SetupError("cannot_write", f"无法写入 {path}：{error.strerror}。") from error
    finally:
        unfinished.unlink(missing_ok=True)
