-- All that was ever received, by source; the sources with most trouble first.
with counted as (
    select
        source,
        count(*) as received,
        count(*) filter (where outcome = 'stored') as stored,
        count(*) filter (where outcome = 'duplicate') as duplicate,
        count(*) filter (where outcome = 'rejected') as rejected,
        count(*) filter (where outcome = 'held') as held,
        count(*) filter (where outcome = 'skipped') as skipped
    from capture
    group by source
)
select
    source, received, stored, duplicate, rejected, held, skipped,
    count(*) over () as found
from counted
order by rejected + held > 0 desc, rejected + held desc, received desc, source
limit $shown
