"""Pure: text and numbers in, values out; no tables, clock, network or files."""
