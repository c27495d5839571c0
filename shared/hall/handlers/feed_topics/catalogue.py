"""The centre's catalogue: its parts mean nothing by themselves; the row that names them must be one that we understand.

The agent brings a whole edition in beside the writer (:mod:`shared.sync.editions`), because sixty thousand items in the
transaction that stores a row would have everybody in the hall wait.
"""

from typing import TYPE_CHECKING

import msgspec

from shared.sync.catalogue import EDITION, EditionBody

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.store.feed import FeedRow


def apply(row: "FeedRow", _work: "Work") -> None:
    """Raise where the row that names the parts cannot be read."""
    if row.id == EDITION and not row.deleted:
        msgspec.json.decode(row.body, type=EditionBody)
