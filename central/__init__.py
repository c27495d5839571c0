"""The reference centre: what halls sync with in tests, demonstrations and small cities, and the contract for others."""
