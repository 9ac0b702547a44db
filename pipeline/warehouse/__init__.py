"""The only room that speaks DuckDB: the private warehouse, the cache beside it and the published snapshot."""
