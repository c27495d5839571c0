"""The catalogue: what government does for people, as departments publish it; values without storage or windows."""
