-- What the page of a story counts. The same two sentences in many copies are one contradiction, as in the weekly report.
with member as (
    select story.story_id, article.article_id, article.outlet, article.published_at, family.family_id,
        lineage.parent_id is not null as is_copy
    from story
    join article using (article_id)
    left join family using (article_id)
    left join lineage using (article_id)
    where story.story_id in (select unnest($story_ids::varchar[]))
),
counted as (
    select
        story_id,
        count(*) as articles,
        count(distinct outlet) as outlets,
        count(distinct family_id) as texts,
        count(*) filter (where is_copy) as copies,
        min(published_at) as first_at,
        max(published_at) as last_at
    from member
    group by story_id
),
changed as (
    select
        member.story_id,
        count(*) filter (where severity = 2 and not correction and parent_id <> article_id) as changes
    from mutation
    join member using (article_id)
    group by member.story_id
),
against as (
    select
        member.story_id,
        count(distinct (
            contradiction.kind,
            least(lower(contradiction.a_sentence), lower(contradiction.b_sentence)),
            greatest(lower(contradiction.a_sentence), lower(contradiction.b_sentence))
        )) as contradicted
    from contradiction
    join member on member.article_id = contradiction.b_id
    where contradiction.relation = 'contradicted'
    group by member.story_id
)
select
    counted.story_id, counted.articles, counted.outlets, counted.texts, counted.copies,
    coalesce(changed.changes, 0) as changes,
    coalesce(against.contradicted, 0) as contradicted,
    counted.first_at, counted.last_at
from counted
left join changed using (story_id)
left join against using (story_id)
order by counted.story_id
