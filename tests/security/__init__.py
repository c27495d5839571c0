"""Encrypted fields, signed codes and passwords."""
