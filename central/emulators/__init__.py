"""What a centre speaks to, played by programs of ours: for tests and the demonstration."""
