"""A citizen's telephone: a real browser of a telephone's size on the centre's pages."""

import re
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from PIL import Image

from shared.demo.stand import Citizen
from shared.errors import SetupError

if TYPE_CHECKING:
    from playwright.sync_api import ViewportSize

PHONE: "ViewportSize" = {"width": 390, "height": 844}
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_PATIENCE_MS = 20_000


class Telephone:
    """One browser with one page; pictures are of the whole page."""

    def __init__(self) -> None:
        try:
            from playwright.sync_api import sync_playwright  # noqa: PLC0415  only this play needs a browser
        except ImportError as error:
            raise SetupError("no_browser", _MISSING) from error
        if not CHROMIUM.exists():
            raise SetupError("no_browser", _MISSING)
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = self._browser.new_context(viewport=PHONE, locale="zh-CN", device_scale_factor=2, is_mobile=True)
        self.page = context.new_page()
        self.page.set_default_timeout(_PATIENCE_MS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._browser.close()
        self._playwright.stop()

    def open(self, address: str) -> None:
        """Open a page."""
        self.page.goto(address)

    def shot(self, path: Path) -> None:
        """Take a picture."""
        self.page.screenshot(path=path, full_page=True)

    def book(self, queue: str, citizen: Citizen) -> None:
        """Choose the first time of the first day of a queue (by its name on the page), and fill in who comes."""
        page = self.page
        page.get_by_role("link", name=queue).click()
        page.locator("a.tile").first.click()
        page.locator("a.tile").first.click()
        page.fill("[name=name]", citizen.name)
        page.fill("[name=id_number]", citizen.id_number)
        page.fill("[name=phone]", citizen.phone)
        page.wait_for_selector(".asked", state="hidden")  # the browser has answered the puzzle by itself

    def press(self, name: str) -> None:
        """Press a button by its words."""
        self.page.get_by_role("button", name=name).click()

    def wait_for(self, words: str) -> None:
        """Wait until words stand on the page."""
        self.page.get_by_text(re.compile(words)).first.wait_for()


def read_code(picture: Path) -> str:
    """Return the one code in a picture of the telephone, as a scanner reads it."""
    import zxingcpp  # noqa: PLC0415  comes with the browser's packages

    [code] = zxingcpp.read_barcodes(Image.open(picture))
    return str(code.text)


_MISSING = (
    "This play needs a browser: install Debian's chromium, and the packages of requirements-dev.lock "
    "(./run test does both)."
)
