-- Which outlets make headlines hotter than those they copy, where there are ten copies or more?
select outlet, count(heat) as copies, round(avg(heat), 3) + 0.0 as mean_heat, round(100 * avg((heat > 0.2)::integer), 1) as much_hotter_percent
from article_flag
where heat is not null
group by outlet
having count(heat) >= 10
order by mean_heat desc, outlet;
