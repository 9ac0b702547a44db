-- The contradictions of whole stories; the same two sentences in many copies are one entry.
with pair as (
    select
        contradiction.contradiction_id, contradiction.a_id, contradiction.a_sentence, contradiction.b_id,
        contradiction.b_sentence, contradiction.kind, contradiction.scope, contradiction.probability, story.story_id,
        least(lower(contradiction.a_sentence), lower(contradiction.b_sentence)) as one,
        greatest(lower(contradiction.a_sentence), lower(contradiction.b_sentence)) as other
    from contradiction
    join story on story.article_id = contradiction.b_id
    where story.story_id in (select unnest($story_ids::varchar[])) and contradiction.relation = $relation
),
entry as (
    select
        *,
        count(*) over (partition by story_id, kind, one, other) as pairs
    from pair
    qualify row_number() over (
        partition by story_id, kind, one, other order by probability desc, contradiction_id
    ) = 1
)
select
    contradiction_id, a_id, a_sentence, b_id, b_sentence, kind, scope, probability, story_id, pairs,
    count(*) over (partition by story_id) as found
from entry
qualify row_number() over (partition by story_id order by probability desc, pairs desc, contradiction_id) <= $shown
order by story_id, probability desc, pairs desc, contradiction_id
