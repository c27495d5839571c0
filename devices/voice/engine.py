"""What turns a sentence into sound: engines in order of preference, the last of which says nothing."""

from typing import Protocol

from devices.ports import Reason
from devices.voice.sentences import Sentence


class CannotSay(Exception):
    """An engine failed at a sentence; the text says how."""


class Engine(Protocol):
    """One way to speak."""

    lack: frozenset[Reason]
    """What a hall is without when this is its best engine; empty for one that speaks."""

    def supported(self) -> bool:
        """Tell whether this machine has it."""

    def knows(self, sentence: Sentence) -> bool:
        """Tell whether it has every word of ``sentence``."""

    def render(self, sentence: Sentence) -> bytes:
        """Return a WAV file; raises CannotSay."""


class Mute:
    """Stands last: a sentence nobody can say is not said."""

    lack = frozenset({Reason.NO_ENGINE})

    def supported(self) -> bool:
        """See Engine."""
        return True

    def knows(self, sentence: Sentence) -> bool:  # noqa: ARG002  silence knows every word
        """See Engine."""
        return True

    def render(self, sentence: Sentence) -> bytes:
        """See Engine."""
        raise CannotSay(f"no engine can say {sentence.tongue}")
