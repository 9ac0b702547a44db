select feed.outlet, fresh.state, feed.status, feed.failures, feed.error, feed.last_fetched_at, feed.next_fetch_at,
    fresh.newest_article_at, fresh.silent_hours, fresh.usual_gap_hours, feed.entries_seen, feed.feed
from feed
left join feed_freshness as fresh using (feed)
order by fresh.state = 'fresh', feed.failures desc, feed.outlet, feed.feed
