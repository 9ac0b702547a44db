with fetched as (
    select max(last_fetched_at) as last_fetched_at
    from feed
)
select
    freshness.computed_at,
    freshness.latest_published_at,
    greatest(freshness.computed_at, freshness.last_capture_at, fetched.last_fetched_at) as observed_until
from freshness
cross join fetched
