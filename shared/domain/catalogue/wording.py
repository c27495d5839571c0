"""One form for every way to write the same words."""

import unicodedata


def canonical(text: str) -> str:
    """Return the letters, digits and Han of a text in one form; all else (marks, signs, controls) never matters."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
