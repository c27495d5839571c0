"""Every fault of the fault model, seen by the citizen, the clerk and the manager."""
