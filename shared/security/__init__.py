"""Keys, encrypted fields, signed codes, passwords and rights."""
