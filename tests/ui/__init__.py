"""Tests of the look and the common parts of all windows."""
