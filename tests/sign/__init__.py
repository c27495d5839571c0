"""The sign over one counter."""
