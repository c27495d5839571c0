"""What the office signs for pages, and by what it lets them sign their own forms."""

from central.centre import Centre
from central.keys import derived_key
from central.office.asks import AskFormKeys, FormKeys, SignSheet
from central.office.port import NotThere
from shared.domain.guide.sheet import is_written
from shared.security.centre_codes import GUIDE_SHEET, centre_code


def sign_sheet(ask: SignSheet, centre: Centre) -> str:
    """Return the code of a sheet; of nothing else, whoever asks."""
    if not is_written(ask.sheet):
        raise NotThere
    return centre_code(GUIDE_SHEET, ask.sheet, centre.key)


def form_keys(_ask: AskFormKeys, centre: Centre) -> FormKeys:
    """Return the keys of forms and puzzles."""
    return FormKeys(tokens=derived_key(centre.key, "form tokens"), puzzles=derived_key(centre.key, "puzzles"))
