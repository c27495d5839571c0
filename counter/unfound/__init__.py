"""What people looked for in vain and where they left a guide, for the hall manager's screen."""
