"""The clerk's window: one page to sign in, one to choose a counter, and the desk itself, worked by single keys."""
