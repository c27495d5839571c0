"""Files as rows: JSON lines, CSV and XLSX, read as streams so that no file is too big for the memory."""
