"""One module per table; one pure function or pair of functions in each."""
