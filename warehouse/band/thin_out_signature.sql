-- Only the texts of `given` stay. A key that one of them alone is left with is shared no longer.
create or replace table signature as
select own_key, number, shingles, signature
from signature
semi join given on own_key = given_key;

create or replace table band as
select key, number
from band
semi join signature using (number);

create or replace table shared as
with living as (
    select key, number
    from shared
    semi join signature using (number)
)
select key, number
from living
where key in (select key from living group by key having count(*) > 1);
