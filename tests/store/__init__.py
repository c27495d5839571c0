"""The database: migrations, engines, and what happens when the disk is full."""
