"""Words that a prefix turns into their opposite: 'unable', 'impossible', 'dislike', and not 'income' or 'discover'."""

import re
from functools import lru_cache

_PREFIX = re.compile(r"(?:un|in|im|dis|non-?)(?=[a-z]{3})")
# What begins like it and says something else than the rest denied.
_OTHER = re.compile(
    r"in(?:com(?:e|ing)|divid|noc|quir|tel|tend|sist|sect|fect|iti|nov|tegr|form|tens|tent|side|sight|put|take|dex|deed|famous|valuab|habit|fer(?!til)|vest|volv|voic|clud|creas|sur(?!m)|st(?!ab)|cident|di(?:a|e)|frastr|vasion|vad|cumb|augur|nings?$|flict|sult|sert"
    r"|set|land|mate|flow|hal|road|ward|vent|ject|duc|dict|cit|clin|vit|flat|quest|law|ner|jur|spir|tro|spect|dicat"
    r"|ter(?!min)|ge|h(?!uman|osp)|fan|fluenc|debt|dustr|dex|dian)"
    r"|im(?:pact|part(?!ial)|pl(?!aus)|port|pos(?!sib)|press|prov(?!abl)|pound|pal(?!p)|mers|migr|mediat|ag|peach|pend|perial|pair|print|am|mens|min|mun|pul|pet|it)"
    r"|dis(?:cover|clos|play|patch|miss|pos|count|cours|ease|guis|tress|trict|card|charg|cuss|gust|pel|pers|pens|port"
    r"|tend|may|lodg|put|tan|turb|tribut|till|tinct|solv|sent|c\b|cs\b|tur|cipl|co\b|cos\b|ast|cret|dain|mal|ney|sid|abl(?!ed))"
    r"|un(?:der|it|ion|cles?\b|til|to$|less|iform|animous|icef|ilateral|iq|iv|veil|earth|fold|leash)|non(?:e(?:theless)?$|ce$)"
)


@lru_cache(maxsize=1 << 15)
def bare(word: str) -> str:
    """Of a folded word: what it denies, '' where its beginning denies nothing."""
    found = _PREFIX.match(word)
    return word[found.end() :] if found and not _OTHER.match(word) else ""
