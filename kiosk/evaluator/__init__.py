"""The evaluator at a counter's window: what goes on, and 好差评 when a visit ends; a small screen, a keypad or both."""
