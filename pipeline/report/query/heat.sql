-- Copies whose headline sells clearly harder than the one it was copied from: a fifth of the scale is beyond what two
-- plain headlines of one story differ by.
with heated as (
    select
        flag.article_id, flag.story_id, flag.outlet, article.title, article.url, article.published_at, headline.clickbait, headline.heat,
        headline.patterns, parent.outlet as parent_outlet, parent.title as parent_title, parent.url as parent_url,
        parent_headline.clickbait as parent_clickbait
    from article_flag as flag
    join article using (article_id)
    join headline using (article_id)
    join lineage using (article_id)
    join article as parent on parent.article_id = lineage.parent_id
    left join headline as parent_headline on parent_headline.article_id = lineage.parent_id
    where coalesce(flag.week, 'undated') = $week and headline.heat >= 0.2 and headline.is_clickbait
    qualify row_number() over (
        partition by lower(article.title) order by headline.heat desc, article.published_at nulls last, article_id
    ) = 1
)
select
    article_id, outlet, title, url, clickbait, heat, patterns, parent_outlet, parent_title, parent_url,
    parent_clickbait, story_id,
    count(*) over () as found
from heated
order by heat desc, article_id
limit $shown
