"""How acts travel: rights, sign-in, hub processes, take-over, broken frames."""
