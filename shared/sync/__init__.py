"""The road between hall and centre: its messages, its signatures, and the hall's agent that walks it."""
