"""Papers a hall hands out: what stands on them, free of any printer."""
