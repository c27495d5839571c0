"""Announcements: short texts for kiosk, board and pages, published by the centre for every hall or for one alone."""
