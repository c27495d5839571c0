"""The kiosk, as citizens meet it."""
