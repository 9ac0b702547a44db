with verdict as (
    select
        finding_id,
        count(*) filter (where verdict = 'confirmed') as confirmed,
        count(*) filter (where verdict = 'rejected') as rejected
    from review
    where finding = 'mutation'
    group by finding_id
)
select mutation_id, confirmed > rejected, parent_id, article_id, kind, field, before, after
from verdict
join mutation on mutation.mutation_id = verdict.finding_id
where confirmed <> rejected
order by mutation_id
