"""Bar code and QR scanners on a serial line."""
