"""Text files of unknown encoding and any length: UTF-8, UTF-8 with a mark, GB 18030; anything else is refused."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from shared.errors import SetupError

MOST_ROWS = 200_000
"""Three times the largest catalogue of a province we know; what is longer is no catalogue of a hall."""

_CHUNK = 1 << 20
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SURE = 8
"""So many Chinese characters in right UTF-8 are no accident of another encoding."""


@dataclass(frozen=True)
class TextFile:
    """A text file that was looked through once: its encoding, and how many lines it has."""

    path: Path
    encoding: str
    lines: int


def look_through(path: Path) -> TextFile:
    """Return what a file is; raise :class:`SetupError` for one that is unreadable, no text, or too long."""
    try:
        return _looked_through(path)
    except OSError as error:
        raise SetupError("unreadable_file", f"无法读取文件 {path}：{error.strerror}。") from error


def _looked_through(path: Path) -> TextFile:
    utf8, gb = _Trial("utf-8"), _Trial("gb18030")
    lines = 0
    last = b"\n"
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if lines == 0 and chunk.startswith(_UTF16):
                raise SetupError("wrong_encoding", f"文件 {path.name} 是 UTF-16 编码；请另存为 UTF-8 后再导入。")
            if b"\0" in chunk:
                raise SetupError("no_text", f"文件 {path.name} 不是文本文件；可导入 JSON 行、CSV 和 XLSX。")
            lines += chunk.count(b"\n")
            if lines > MOST_ROWS:
                raise too_long(path)
            utf8.take(chunk)
            gb.take(chunk)
            last = chunk
    utf8.end()
    gb.end()
    return TextFile(path, _encoding(path, utf8, gb), lines + (not last.endswith(b"\n")))


def too_long(path: Path) -> SetupError:
    """Return the refusal of a file with more rows than any catalogue has."""
    return SetupError("too_many_rows", f"文件 {path.name} 超过 {MOST_ROWS:,} 行，不是一个大厅的目录；未导入任何内容。")


def _encoding(path: Path, utf8: "_Trial", gb: "_Trial") -> str:
    if utf8.fits:
        return "utf-8-sig"
    if utf8.chinese >= _SURE or not gb.fits:
        where = f"（第 {utf8.broken_line} 行）" if utf8.chinese >= _SURE else ""
        raise SetupError(
            "wrong_encoding", f"文件 {path.name} 不是完好的 UTF-8 或 GB 18030 文本{where}；请另存为 UTF-8 后再导入。"
        )
    return "gb18030"


class _Trial:
    """Whether a file is whole in one encoding, tried piece by piece."""

    def __init__(self, encoding: str) -> None:
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._line = 1
        self.fits = True
        self.chinese = 0
        self.broken_line = 0

    def take(self, chunk: bytes, *, final: bool = False) -> None:
        """Try one more piece."""
        if not self.fits:
            return
        try:
            self._count(self._decoder.decode(chunk, final))
        except UnicodeDecodeError as error:
            whole = error.object
            self._count(whole[: error.start].decode(error.encoding, errors="ignore"))
            self.fits = False
            self.broken_line = self._line

    def end(self) -> None:
        """Try whether the last character is whole."""
        self.take(b"", final=True)

    def _count(self, text: str) -> None:
        self._line += text.count("\n")
        if self.chinese < _SURE and not text.isascii():
            self.chinese += sum("\u4e00" <= character <= "\u9fff" for character in text)
