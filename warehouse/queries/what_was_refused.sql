-- What was rejected, why, by which stage, and from where most often?
select stage, reason, count(*) as inputs, count(distinct source) as sources, arg_max(source, bytes) as largest_from,
    max(first_seen_at) as latest
from rejected
group by stage, reason
order by inputs desc, stage, reason;
