"""Holidays, make-up working days and other hours: published by the centre, for every hall or for one alone."""
