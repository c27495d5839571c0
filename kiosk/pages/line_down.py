"""The sentence that the hall is away while an act of the page is sent again and again."""

from kiosk.errands.sending import SendingErrand
from shared.ui.tokens import Tokens
from shared.ui.widgets.banner import Banner


class LineDown(Banner):
    """Says ``words`` while they are true."""

    def __init__(self, errand: SendingErrand, tokens: Tokens, name: str, words: str) -> None:
        super().__init__(tokens, name)
        self._errand, self._words = errand, words

    def refresh(self) -> None:
        """Show the sentence, or take it away."""
        if self._errand.sending and self._errand.cut_off:
            self.say("attention", self._words)
        else:
            self.withdraw()
