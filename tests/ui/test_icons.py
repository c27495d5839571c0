"""Icons are our own line drawings on one grid, taken in the colour of their place."""

import pytest
from PySide6.QtGui import QColor

from shared.ui import icons


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_is_drawn_on_the_24_grid_with_one_stroke_and_stays_inside(name: str) -> None:
    source = (icons.ICON_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in source
    assert 'stroke-width="1.75"' in source
    image = icons.pixmap(name, "#123C6B", 48).toImage()
    rim = [(x, y) for x in range(48) for y in range(48) if x in (0, 47) or y in (0, 47)]
    assert all(image.pixelColor(x, y).alpha() == 0 for x, y in rim)


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_takes_its_colour_and_no_other(name: str) -> None:
    image = icons.pixmap(name, "#C46F00", 48).toImage()
    wanted = QColor("#C46F00")
    solid = [colour for x in range(48) for y in range(48) if (colour := image.pixelColor(x, y)).alpha() == 255]
    assert solid
    for colour in solid:
        channels = zip(colour.getRgb(), wanted.getRgb(), strict=True)
        assert all(abs(drawn - asked) <= 1 for drawn, asked in channels)


def test_an_icon_nobody_drew_is_named() -> None:
    with pytest.raises(icons.UnknownIconError, match="unicorn"):
        icons.pixmap("unicorn", "#000000", 24)
