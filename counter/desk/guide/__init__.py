"""The guide beside the person: what a sheet or a ticket's matter asks for, as a checklist for this counter."""
