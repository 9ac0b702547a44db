-- Which outlet copies which most often, and how many hours later?
select copy.outlet, parent.outlet as copied_from, count(*) as copies,
    -- A page that tells its day only has midnight as its time: counted where both tell one.
    round(
        median(epoch(copy.published_at) - epoch(parent.published_at)) filter (
            where epoch(copy.published_at) % 86400 <> 0 and epoch(parent.published_at) % 86400 <> 0
        ) / 3600, 1
    ) as median_hours_later
from lineage
join article as copy using (article_id)
join article as parent on parent.article_id = lineage.parent_id
group by copy.outlet, parent.outlet
order by copies desc, copy.outlet, copied_from
limit 30;
