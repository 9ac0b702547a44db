"""The bundled sample newswire: invented outlets, invented stories, and the exact truth about every change."""
