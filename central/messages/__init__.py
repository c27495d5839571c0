"""Messages to people: that an appointment is made, moved or given up, comes tomorrow, or that their turn is near.

What happens writes a row of the outbox in its own transaction (:mod:`central.messages.notices`,
:mod:`central.messages.near`); the row names an appointment and holds nothing of a person. A sender
(:mod:`central.messages.sending`) takes due rows one by one, looks whether they still hold, and hands them to a channel.
"""
