"""What a person can come to the kiosk for, an errand a file: its answers, its pages, and what it asks of the hall."""
