"""The clerk's window, worked by keys on a real hall."""
