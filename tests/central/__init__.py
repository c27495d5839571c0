"""The centre, on both engines."""
