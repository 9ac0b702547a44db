"""The gates: rows, publication days and tables, judged with Great Expectations."""
