select
    (select count(*) from article) as articles,
    (select max(published_at) from article) as newest_article,
    (select max(started_at) from run where stage = 'publish') as published_at,
    (select count(*) from capture) as captures,
    (select count(*) from rejected) as rejected,
    (select count(*) from held where decision is null) as days_held
