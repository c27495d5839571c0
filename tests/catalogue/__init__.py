"""The catalogue, the guide and the search: from a file to what a person reads."""
