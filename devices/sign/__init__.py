"""Signs over counters that show a few words: LED strips on a serial line."""
