"""The house itself: who may import whom, what is locked, what a newcomer types."""
