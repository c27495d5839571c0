"""The unified social credit code (统一社会信用代码): whether its check character fits (GB 32100)."""

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LENGTH = 18


def is_credit_code(code: str) -> bool:
    """Tell whether ``code`` keeps the standard; real bodies have codes that do not (``TE…``): warn, never refuse."""
    if len(code) != _LENGTH or any(character not in _ALPHABET for character in code):
        return False
    total = sum(_ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(code[:-1]))
    return _ALPHABET[-total % 31] == code[-1]
