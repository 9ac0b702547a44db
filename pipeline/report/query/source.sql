select article_id, outlet, title, url, published_at, coalesce(week, 'undated') as week
from article
where article_id in (select unnest($article_ids::varchar[]))
order by article_id
