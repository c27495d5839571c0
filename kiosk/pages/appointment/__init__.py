"""The pages of who comes with an appointment: finding it, looking at it once, and why it does not go now."""
