"""What a body may hold so that its read model's columns take it; one that holds more goes to quarantine.

Without this the database itself would refuse it, and with it every line that the hall has still to send.
"""

from typing import Annotated

import msgspec

Name = Annotated[str, msgspec.Meta(max_length=64)]
"""A queue's, counter's or ticket's id."""

Number = Annotated[str, msgspec.Meta(max_length=16)]
State = Annotated[str, msgspec.Meta(max_length=12)]
Punctuality = Annotated[str, msgspec.Meta(max_length=20)]
Mark = Annotated[str, msgspec.Meta(max_length=32)]
Small = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
