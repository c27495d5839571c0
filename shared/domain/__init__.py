"""The rules of a service hall in plain Python: no Qt, no SQL, no I/O, no clock of its own."""
