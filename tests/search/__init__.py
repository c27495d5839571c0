"""Tests of the search: what was meant is found, however it was typed."""
