"""The devices against their vectors, against fuzz, and against emulated machines on real pseudo-terminals."""
