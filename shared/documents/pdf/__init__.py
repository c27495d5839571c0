"""Papers as PDF. No window imports this before its first frame: reportlab alone would double its start."""
