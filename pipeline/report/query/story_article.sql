-- Midnight sharp is what a page gets that tells its day only: it may have come at the end of that day.
select
    story.story_id, article.article_id, family.family_id, lineage.parent_id, article.outlet, article.title, article.url,
    article.published_at, article.first_seen_at, article.revision, lineage.similarity, lineage.probability,
    lineage.runner_up_id, headline.clickbait, headline.is_clickbait, headline.heat, headline.patterns
from story
join article using (article_id)
join family using (article_id)
left join lineage using (article_id)
left join headline using (article_id)
where story.story_id in (select unnest($story_ids::varchar[]))
order by
    story.story_id,
    article.published_at
        + case when article.published_at::time = time '00:00:00' then interval 1 day else interval 0 day end nulls last,
    article.article_id
