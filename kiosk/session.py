"""One person at the kiosk: who they are, as far as they told, and how they want to read.

Plain Python without Qt. A session is thrown away whole at its end (rules K25, K48, K58): nobody inherits a look, a
language or a name from the person before.
"""

from dataclasses import dataclass, field

from kiosk.person import Person


@dataclass
class Settings:
    """How this person wants to read; part of the session, so that it ends with it."""

    language: str = "zh"
    elder: bool = False
    high_contrast: bool = False


@dataclass(eq=False)
class Session:
    """What is kept from one errand to the next, so that nothing known is asked again (rule K45)."""

    settings: Settings = field(default_factory=Settings)
    person: Person | None = None
    helping: bool = False

    def forget(self) -> None:
        """Let go of the person at once; a page not yet deleted then holds nothing either (rule K48)."""
        self.person = None
