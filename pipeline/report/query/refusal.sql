select
    outcome,
    coalesce(reason, 'no reason') as reason,
    count(*) as captures,
    count(distinct source) as sources
from capture
where outcome in ('rejected', 'held', 'skipped')
group by outcome, coalesce(reason, 'no reason')
order by outcome, captures desc, reason
