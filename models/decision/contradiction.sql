with verdict as (
    select
        finding_id,
        count(*) filter (where verdict = 'confirmed') as confirmed,
        count(*) filter (where verdict = 'rejected') as rejected
    from review
    where finding = 'contradiction'
    group by finding_id
)
select contradiction_id, confirmed > rejected, a_id, b_id, kind, scope, a_sentence, b_sentence
from verdict
join contradiction on contradiction.contradiction_id = verdict.finding_id
where confirmed <> rejected
order by contradiction_id
