"""How a staff or hall window starts: the same arguments, fonts, language, stage and end for each of them."""

import argparse
import signal
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget

from shared.settings import Settings, load_settings
from shared.ui.fonts import load_fonts
from shared.ui.stage import open_stage
from shared.ui.tokens import Look
from shared.ui.translation import Language, install_language

LOOKS = {
    "standard": Look.STANDARD,
    "elder": Look.ELDER,
    "contrast": Look.HIGH_CONTRAST,
    "elder-contrast": Look.ELDER_HIGH_CONTRAST,
}


@dataclass(frozen=True)
class Launch:
    """What was asked for on the command line; ``size`` is ``None`` for the whole screen."""

    settings: Settings
    hall: str
    look: Look
    english: bool
    stage: Path | None
    size: tuple[int, int] | None


def launch_parser(prog: str, about: str) -> argparse.ArgumentParser:
    """Return the parser of the arguments every window takes; a window may add its own."""
    parser = argparse.ArgumentParser(prog=prog, description=about)
    parser.add_argument("--hall", metavar="URL", help="sqlite:///FILE, postgresql+psycopg://… or ws://HOST:PORT")
    parser.add_argument("--config", metavar="FILE", type=Path, help="settings of this machine (TOML)")
    parser.add_argument("--stage", metavar="PATH", type=Path, help="socket through which a play acts on the window")
    parser.add_argument("--look", choices=LOOKS, default="standard")
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    parser.add_argument("--windowed", metavar="WxH", type=_size, help="this size instead of the whole screen")
    return parser


def launch_of(arguments: argparse.Namespace) -> Launch:
    """Return the launch that was asked for; raise ``SetupError`` where the settings are not right."""
    settings = load_settings(arguments.config)
    return Launch(
        settings=settings,
        hall=arguments.hall or settings.hall,
        look=LOOKS[arguments.look],
        english=arguments.language == "en",
        stage=arguments.stage,
        size=arguments.windowed,
    )


def application(launch: Launch, rooms: Sequence[str]) -> QApplication:
    """Return the application with our fonts and the words of ``rooms``."""
    app = QApplication(sys.argv[:1])
    load_fonts()
    install_language(app, Language.EN if launch.english else Language.ZH_CN, rooms)
    return app


def screen_size(launch: Launch, app: QApplication) -> tuple[int, int]:
    """Return the pixels the window will have."""
    whole = app.primaryScreen().size()
    return launch.size or (whole.width(), whole.height())


def play(launch: Launch, app: QApplication, window: QWidget) -> int:
    """Show ``window``, open its stage, and run until it is closed or the machine asks it to end."""
    stage = None if launch.stage is None else open_stage(lambda: window, str(launch.stage.absolute()))
    if launch.size is None:
        window.showFullScreen()
    else:
        window.resize(*launch.size)
        window.show()
    with _ended_by_signals(app):
        code = app.exec()
    if stage is not None:
        stage.close()
    return code


def play_unseen(app: QCoreApplication) -> int:
    """Run a program without a window until the machine asks it to end."""
    with _ended_by_signals(app):
        return app.exec()


@contextmanager
def _ended_by_signals(app: QCoreApplication) -> Iterator[None]:
    """Quit when the machine asks for it: Python hears a signal only when Qt calls it, and a calm window is silent."""
    ear, mouth = socket.socketpair()
    with ear, mouth:
        mouth.setblocking(False)  # noqa: FBT003  the call of the socket library
        before = signal.set_wakeup_fd(mouth.fileno())
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: app.quit())
        notifier = QSocketNotifier(ear.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(app.quit)
        try:
            yield
        finally:
            notifier.setEnabled(False)
            signal.set_wakeup_fd(before)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    try:
        return int(width), int(height)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not like 1366x768") from None
