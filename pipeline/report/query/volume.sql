-- The edition's figures, and what the eight weeks before were like. The same two sentences in many copies are one
-- contradiction in many pairs of articles.
with edition as (
    select article_id, outlet, story_id, is_copy
    from article_flag
    where coalesce(week, 'undated') = $week
),
before as (
    select week, count(*) as articles
    from article_flag
    where week >= $baseline_from and week < $week
    group by week
),
material as (
    select count(*) as changes
    from mutation
    join edition using (article_id)
    where mutation.severity = 2 and not mutation.correction and mutation.parent_id <> mutation.article_id
),
against as (
    select
        count(distinct (
            edition.story_id, contradiction.kind,
            least(lower(contradiction.a_sentence), lower(contradiction.b_sentence)),
            greatest(lower(contradiction.a_sentence), lower(contradiction.b_sentence))
        )) as contradicted,
        count(*) as pairs
    from contradiction
    join edition on edition.article_id = contradiction.b_id
    where contradiction.relation = 'contradicted'
),
typical as (
    select median(articles) as articles
    from before
)
select
    count(edition.article_id) as articles,
    count(distinct edition.outlet) as outlets,
    count(*) filter (where edition.is_copy) as copies,
    count(distinct edition.story_id) as stories,
    any_value(material.changes) as changes,
    any_value(against.contradicted) as contradicted,
    any_value(against.pairs) as pairs,
    any_value(typical.articles) as typical_articles
from material
cross join against
cross join typical
left join edition on true
