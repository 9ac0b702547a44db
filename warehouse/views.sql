create or replace view freshness as
select
    (select max(started_at) from run) as computed_at,
    (select max(received_at) from capture) as last_capture_at,
    (select max(published_at) from article) as latest_published_at,
    (select count(*) from article) as articles,
    (select count(*) from capture where outcome = 'held') as waiting_captures;
comment on view freshness is 'How fresh this file is: when it was computed and what the newest capture and article are. All times UTC.';
