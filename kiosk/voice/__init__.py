"""The calls of a hall or of one zone of it, spoken: a program without a window."""
