"""The language of a text."""

from functools import cache, lru_cache
from importlib.resources import files

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Letters. A choice, not measured: a shorter text is a title or a caption, and a wrong language costs more than none.
_SHORTEST = 60
_READ = 1_000  # characters; the classifier takes time in proportion, 4,000 took 4 ms
# The languages in which news is published widely enough to expect them. Without the restriction names and
# numbers in short texts pull towards small languages (Latin, Luxembourgish, Occitan).
_EXPECTED = (files("pipeline.core") / "words" / "language.txt").read_text("utf-8").split()


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    known = set(identifier.nb_classes)
    identifier.set_languages([code for code in _EXPECTED if code in known])
    return identifier


def language(text: str) -> str | None:
    """ISO 639-1, or None for a text too short to tell."""
    sample = text[:_READ]
    if sum(map(str.isalpha, sample)) < _SHORTEST and not _is_dense(sample):
        return None
    return _classified(sample)


# Copies begin alike.
@lru_cache(maxsize=1 << 10)
def _classified(sample: str) -> str:
    code, _ = _identifier().classify(sample)
    return str(code)


def _is_dense(text: str) -> bool:
    """Twenty letters of Chinese, Japanese, Korean or Burmese say as much as sixty of Latin script."""
    return sum("\u0e00" <= c <= "\u109f" or "\u3040" <= c <= "\ud7af" for c in text) >= _SHORTEST // 3
