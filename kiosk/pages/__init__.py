"""One page a file: a question, its answers, and at most one primary action; rules and waiting live elsewhere."""
