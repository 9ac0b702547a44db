-- key: feed
create or replace table feed (
    feed varchar not null,
    url varchar not null,
    outlet varchar not null,
    status varchar not null,
    last_fetched_at timestamp,
    next_fetch_at timestamp,
    entries_seen bigint not null,
    failures integer not null,
    error varchar
);
comment on table feed is 'The feeds and how they are. Not rebuilt from landing.';
comment on column feed.feed is 'Source name, feed:<outlet>.';
comment on column feed.url is 'Address, after remembered redirects.';
comment on column feed.outlet is 'Outlet.';
comment on column feed.status is 'new, ok, error or disabled.';
comment on column feed.last_fetched_at is 'Last attempt.';
comment on column feed.next_fetch_at is 'Not before this time again.';
comment on column feed.entries_seen is 'References seen so far.';
comment on column feed.failures is 'Failures in a row.';
comment on column feed.error is 'What went wrong the last time.';
