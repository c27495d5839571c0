"""What staff use: ``desk`` for clerks; the hall manager's monitor and administration join it."""
