-- Which version of a model made the rows of which weeks: more than one in a line of figures is a cut.
with used as (
    select 'clickbait' as model, headline.model as version, article_flag.week
    from headline
    join article_flag using (article_id)
    where headline.model is not null
    union all
    select 'contradiction', contradiction.model, article_flag.week
    from contradiction
    join article_flag on article_flag.article_id = contradiction.b_id
    where contradiction.model is not null
)
select model, version, min(week) as first_week, max(week) as last_week, count(*) as scored
from used
where week is null or week <= $week or $week = 'undated'
group by model, version
order by model, first_week nulls first, version
