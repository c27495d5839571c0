"""A camera instead of a scanner: pictures come and go in memory, codes leave like those of a scanner on a wire."""
