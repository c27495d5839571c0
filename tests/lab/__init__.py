"""The control panel over real emulator processes."""
