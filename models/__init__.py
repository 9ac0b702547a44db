"""One folder per model: its training, its card, its figures, its artefact."""
