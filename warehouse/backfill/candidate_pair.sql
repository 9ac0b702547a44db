-- The band join: pairs of texts that share a band or enough anchors. Runs unchanged in DuckDB and in Spark SQL.
-- In a crowd (more than 48 holders of a key) each meets its neighbours in order of time only, so the work stays linear.
with placed as (
    select
        kind,
        key,
        holder,
        row_number() over (partition by kind, key order by holder) as place,
        count(*) over (partition by kind, key) as held
    from band_key
),
met as (
    select a.holder as older, b.holder as newer, a.kind
    from placed as a
    inner join placed as b
        on a.kind = b.kind and a.key = b.key
    where
        a.place < b.place
        and b.place - a.place <= case when b.held <= 48 then b.held else 8 end
),
counted as (
    select older, newer, kind, count(*) as shared
    from met
    group by older, newer, kind
)
select distinct older, newer
from counted
where kind >= 0 or shared >= 2
