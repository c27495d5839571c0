"""What a hall does, whichever way it is reached."""
