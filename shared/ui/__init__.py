"""The one look and the one way of working that kiosk, counter desk and board windows share."""
