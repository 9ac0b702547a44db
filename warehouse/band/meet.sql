-- The band join: for each key of the incoming texts the first text that had it.
create or replace temp table met as
select band.key, band.number
from band
semi join incoming on band.key = incoming.key;

insert into met
select key, min(number) as number
from incoming
anti join met on incoming.key = met.key
group by key;

insert into shared
select met.number as first, incoming.key >> 26 as band, incoming.number
from incoming
inner join met on incoming.key = met.key
where met.number < incoming.number
order by incoming.number;

insert into band
select incoming.key, incoming.number
from incoming
inner join met on incoming.key = met.key and incoming.number = met.number
order by incoming.number;
