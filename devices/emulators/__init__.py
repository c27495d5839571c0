"""The same devices made of bytes: each its own process on a pseudo-terminal, with faults on demand."""
