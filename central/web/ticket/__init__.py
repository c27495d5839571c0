"""The page of one ticket, which the QR on its paper opens."""

from central.web.ticket.page import routes

__all__ = ["routes"]
