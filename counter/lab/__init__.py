"""The demonstration's small control panel: hands for the emulated devices."""
