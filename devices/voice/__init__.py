"""The voice of a zone: calls spoken aloud, by recorded clips or by a program that reads."""
