-- The edition's contradictions of one relation; the same two sentences in many copies are one entry.
with pair as (
    select
        contradiction.contradiction_id, contradiction.a_id, contradiction.a_sentence, contradiction.b_id,
        contradiction.b_sentence, contradiction.kind, contradiction.scope, contradiction.probability, flag.story_id,
        least(lower(contradiction.a_sentence), lower(contradiction.b_sentence)) as one,
        greatest(lower(contradiction.a_sentence), lower(contradiction.b_sentence)) as other
    from contradiction
    join article_flag as flag on flag.article_id = contradiction.b_id
    where coalesce(flag.week, 'undated') = $week and contradiction.relation = $relation
),
entry as (
    select
        *,
        count(*) over (partition by story_id, kind, one, other) as pairs
    from pair
    qualify row_number() over (
        partition by story_id, kind, one, other order by probability desc, contradiction_id
    ) = 1
),
ranked as (
    select
        *,
        row_number() over (partition by story_id, kind order by probability desc, pairs desc, contradiction_id)
            as place_in_story
    from entry
)
select
    contradiction_id, a_id, a_sentence, b_id, b_sentence, kind, scope, probability, story_id, pairs,
    count(*) over () as found
from ranked
order by place_in_story > $per_story, probability desc, pairs desc, contradiction_id
limit $shown
