"""A whole hall on one machine: every program as itself, the devices emulated down to their bytes."""
