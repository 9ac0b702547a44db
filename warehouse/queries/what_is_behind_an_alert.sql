-- What are the findings behind the surest alert of all weeks, with both sides?
with surest as (
    select evidence
    from drift_alert
    where status = 'alert' and len(evidence) > 0
    order by q_value, week desc, metric, subject
    limit 1
)
select mutation.kind, mutation.direction, article.outlet, mutation.before, mutation.after, article.url
from (select unnest(evidence) as mutation_id from surest)
join mutation using (mutation_id)
join article using (article_id)
order by article.published_at, mutation_id;
