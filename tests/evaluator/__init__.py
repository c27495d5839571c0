"""The evaluator at a counter: a real hall, a real clerk, and what the person before it sees and touches."""
