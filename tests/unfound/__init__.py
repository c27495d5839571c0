"""The window of what people did not find."""
