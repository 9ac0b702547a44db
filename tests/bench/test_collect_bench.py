from tests.bench.collect_bench import charsets
from tests.hostile.corpus import needs_corpora


@needs_corpora
def test_the_charset_of_real_feeds_is_read_rightly() -> None:
    right, judged, replaced = charsets()
    assert judged > 140
    assert right / judged >= 0.96
    assert replaced == 0
