select
    'all sources' as source,
    count(*) as received,
    count(*) filter (where outcome = 'stored') as stored,
    count(*) filter (where outcome = 'duplicate') as duplicate,
    count(*) filter (where outcome = 'rejected') as rejected,
    count(*) filter (where outcome = 'held') as held,
    count(*) filter (where outcome = 'skipped') as skipped,
    count(distinct source) as found
from capture
