"""Near-duplicates, families and lineage of a folder of archives at once, on one machine or on Spark."""
