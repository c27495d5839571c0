"""The hall display before a real hall."""
