"""The catalogue at the centre: brought by an administrator, published to the halls, shown to citizens."""
