"""The parts windows are made of, a small file each: label, button, tile, pill, banner, steps, keypad, card, pages."""
