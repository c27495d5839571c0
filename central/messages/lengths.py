"""How long a text message is, in what carriers bill: Chinese is sent in UCS-2, 70 units in one, 67 in each of many."""

ONE, EACH = 70, 67


def units(text: str) -> int:
    """Return how many UTF-16 units a text has; characters beyond the first plane, such as 𠮷, have two."""
    return len(text.encode("utf-16-le")) // 2


def segments(text: str) -> int:
    """Return how many messages a text is sent as."""
    length = units(text)
    return 1 if length <= ONE else -(-length // EACH)
