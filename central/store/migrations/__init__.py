"""The centre's migrations."""
