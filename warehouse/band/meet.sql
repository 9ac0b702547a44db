-- The band join: rows of the archive that share a key with an incoming text.
create or replace temp table met as
select band.key, band.number
from band
semi join incoming on band.key = incoming.key;

-- Keys that are shared from now on. What had two holders in the archive stands in `shared` already.
create or replace temp table meeting as
select key, min(number) as first, count(*) as held
from met
group by key;

insert into shared
select key, first as number
from meeting
where held = 1
union all
select incoming.key, incoming.number
from incoming
where
    incoming.key in (select key from meeting)
    or incoming.key in (select key from incoming group by key having count(*) > 1);

insert into band
select key, number
from incoming;
