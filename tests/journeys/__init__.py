"""Journeys across whole processes: hub, windows and devices as they run in a hall."""
