-- The edition's changes, one entry for one change: copies of a family that show the same one count as its spread.
-- A few of those behind the week's alerts come first: who reads of an alert wants to see what it is made of.
with evidence as (
    select distinct unnest(evidence) as mutation_id
    from drift_alert
    where week = $week and status = 'alert'
),
edition_family as (
    select distinct family.family_id
    from article_flag as flag
    join family using (article_id)
    where coalesce(flag.week, 'undated') = $week and flag.is_copy
),
shown as (
    select
        mutation.mutation_id, mutation.article_id, mutation.parent_id, mutation.kind, mutation.direction,
        mutation.severity, mutation.field, mutation.before, mutation.after, mutation.before_start,
        mutation.after_start, mutation.probability, family.family_id, flag.story_id,
        coalesce(flag.week, 'undated') as week,
        dense_rank() over (
            order by
                family.family_id,
                trim(regexp_replace(lower(coalesce(mutation.before, '')), '[\s\p{P}]+', ' ', 'g')),
                trim(regexp_replace(lower(coalesce(mutation.after, '')), '[\s\p{P}]+', ' ', 'g'))
        ) as change,
        article.published_at
    from mutation
    join article using (article_id)
    join family using (article_id)
    join edition_family using (family_id)
    join article_flag as flag using (article_id)
    where mutation.severity >= 1 and not mutation.correction and mutation.parent_id <> mutation.article_id
),
spread as (
    select
        shown.change,
        count(distinct spread.article_id) filter (where spread.role <> 'reverter') as carrying,
        list(distinct shown.mutation_id order by shown.mutation_id) as mutation_ids,
        list(distinct shown.article_id order by shown.article_id) as article_ids
    from shown
    left join mutation_spread as spread using (mutation_id)
    group by shown.change
),
entry as (
    select
        shown.mutation_id, shown.article_id, shown.parent_id, shown.kind, shown.direction, shown.severity,
        shown.field, shown.before, shown.after, shown.before_start, shown.after_start, shown.probability,
        shown.family_id, shown.story_id, spread.mutation_ids, spread.article_ids,
        shown.severity * shown.probability * greatest(spread.carrying, len(spread.article_ids)) as weight
    from shown
    join spread using (change)
    where shown.week = $week
    qualify row_number() over (
        partition by shown.change order by shown.published_at nulls last, shown.field, shown.mutation_id
    ) = 1
),
weighed as (
    -- What a sibling showed first is evidence under the sibling's id.
    select
        *,
        list_has_any(mutation_ids, (select coalesce(list(mutation_id), []) from evidence)) as is_evidence
    from entry
),
ranked as (
    select
        *,
        row_number() over (
            partition by family_id order by severity desc, weight desc, mutation_id
        ) as place_in_family,
        row_number() over (
            partition by is_evidence order by severity desc, weight desc, mutation_id
        ) as place_in_evidence
    from weighed
)
select
    mutation_id, article_id, parent_id, kind, direction, severity, field, before, after, before_start, after_start,
    probability, family_id, story_id, mutation_ids, article_ids,
    count(*) over () as found
from ranked
order by
    is_evidence and place_in_evidence <= $per_alert desc, severity desc, place_in_family > $per_family, weight desc, mutation_id
limit $shown
