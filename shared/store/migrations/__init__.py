"""How a database of any earlier version becomes one of this version, without a half-way state."""
