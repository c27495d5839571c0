"""How far an import is, on a terminal only: a file or a pipe gets no bar."""

import sys
import time

_WIDTH = 30
_EVERY_S = 0.1


class Progress:
    """A bar on the standard error; nothing where that is no terminal."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._next = 0.0

    def tell(self, line: int, total: int) -> None:
        """Show that ``line`` of ``total`` lines is read (0: nobody knows how many there are)."""
        now = time.monotonic()
        if not self._shown or now < self._next:
            return
        self._next = now + _EVERY_S
        bar = ""
        if total:
            share = min(line / total, 1)
            bar = f"[{'█' * int(share * _WIDTH):<{_WIDTH}}] {share:4.0%} "
        print(f"\r{bar}{line:,} 行", end="", file=sys.stderr, flush=True)

    def say(self, what: str) -> None:
        """Show what is done now instead of the bar."""
        if self._shown:
            print(f"\r\x1b[K{what}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the line."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
