select outlet, status, failures, last_fetched_at, error,
    count(*) over () as found,
    (select count(*) from feed) as feeds
from feed
where status = 'error' or failures > 0
order by failures desc, outlet
limit $shown
