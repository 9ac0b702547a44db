"""Landing: the append-only segments that everything else can be rebuilt from."""
