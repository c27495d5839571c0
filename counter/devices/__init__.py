"""The device page: what a technician sees and tries of this machine's devices, and what the whole hall reported."""
