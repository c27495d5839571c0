"""What citizens touch and see: the kiosk's flow and, in ``board``, the hall display."""
