"""Appointments at the centre: it owns them from the first reservation until the hall says that the person arrived."""
