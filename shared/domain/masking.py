"""How personal data is shown: enough to recognise oneself, too little for the next in line (rule K47)."""

_SHORT_NAME = 2
_MOBILE = 11


def mask_name(name: str) -> str:
    """Return a name as 张*三 (three or more characters) or 张*; of a single character nothing is left to show."""
    if len(name) > _SHORT_NAME:
        return f"{name[0]}{'*' * (len(name) - 2)}{name[-1]}"
    return name[:-1] + "*" if name else ""


def mask_id_number(number: str) -> str:
    """Return a document number with its first three and last four characters at most."""
    kept = 7
    if len(number) <= kept:
        return "*" * len(number)
    return f"{number[:3]}{'*' * (len(number) - kept)}{number[-4:]}"


def mask_phone(number: str) -> str:
    """Return a mobile number as 138****1234."""
    return f"{number[:3]}****{number[-4:]}" if len(number) == _MOBILE else "*" * len(number)


def mask_mail(address: str) -> str:
    """Return a mail address as z***@example.cn, and nothing for none."""
    box, at, host = address.rpartition("@")
    return f"{box[:1]}***{at}{host}" if address else ""
