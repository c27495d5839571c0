"""What the product does, told as sentences; one folder per room."""
