"""The road between hall and centre."""
