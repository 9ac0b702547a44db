-- Which copies still show a reading that somebody else in the family has taken back?
select outlet, url, kind, before, after, taken_back_by, taken_back_at
from uncorrected_copy
where taken_back_at is not null
order by taken_back_at desc, outlet, url
limit 50;
