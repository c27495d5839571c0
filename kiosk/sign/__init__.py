"""The sign over one counter: whose turn it is, or that nobody is taken; a second screen or an LED strip."""
