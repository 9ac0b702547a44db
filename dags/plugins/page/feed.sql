select outlet, status, failures, error, last_fetched_at, next_fetch_at, entries_seen
from feed
order by (status = 'ok'), failures desc, outlet
