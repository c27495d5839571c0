"""A hall closes itself at the end of a ``with`` block, whichever way it is reached."""

from types import TracebackType
from typing import Self


class Closing:
    """Calls ``close()`` when the block ends."""

    def close(self) -> None:
        """Let go of whatever is held; given by the hall."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
