"""Appointments (预约): slots, who may book them, and what becomes of a booking in the hall.

The centre makes, moves and cancels an appointment; its *arrival* is the hall's (``docs/sync.md`` says who owns what).
"""
