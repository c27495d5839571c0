"""Evaluators: the keys with which a citizen judges a visit at the counter."""
