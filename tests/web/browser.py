"""A real browser at a telephone's size: Debian's Chromium, driven by Playwright; skipped where it is not installed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from shared.demo.telephone import CHROMIUM, FLAGS, PHONE
from tests.patience import PATIENCE_S

FONTS = Path("resources/fonts").absolute()
expect.set_options(timeout=PATIENCE_S * 1000)
_WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not there: apt-get install chromium")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        environment = {**os.environ, "FONTCONFIG_FILE": str(_our_fonts(Path(folder)))}
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless=new", *FLAGS], env=environment)
        yield browser
        browser.close()


def _our_fonts(folder: Path) -> Path:
    """Return a fontconfig file that knows the house's fonts alone, so that pictures are the same everywhere."""
    file = folder / "fonts.conf"
    file.write_text(f"<fontconfig><dir>{FONTS}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>")
    return file


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start one browser for a module's tests."""
    with chromium() as started:
        yield started


@contextmanager
def phone(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """Open a telephone's browser that speaks Chinese, at the address of a centre."""
    context = browser.new_context(
        base_url=address, viewport=PHONE, device_scale_factor=2, locale="zh-CN", timezone_id="Asia/Shanghai", **options
    )
    yield context.new_page()
    context.close()


def barriers(page: Page) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 AA on the open page."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(_WCAG)}})
    return [f"{one['id']}: {node['html']}" for one in found.response["violations"] for node in one["nodes"]]
