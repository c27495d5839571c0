"""The machines around a hall: what the app asks of them, and the drivers that turn it into bytes."""
