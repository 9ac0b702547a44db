select week, count(*) as articles
from article
where week is not null
group by week
order by week
