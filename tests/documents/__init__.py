"""Papers, looked at."""
