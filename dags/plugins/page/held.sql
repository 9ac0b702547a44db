with since as (
    select source, min(received_at) as since
    from capture
    where outcome = 'held'
    group by source
)
select held.source, held.day, held.reason, held.articles, since.since, held.decision
from held
left join since using (source)
order by held.decision is not null, held.day desc, held.source
limit 200
