-- What do the columns of a table mean?
select "column", type, nullable, meaning
from data_dictionary
where name = 'mutation' and "column" is not null
order by "column";
