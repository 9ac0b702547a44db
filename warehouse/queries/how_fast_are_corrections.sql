-- What share of material changes was still uncorrected after 6, 24, 72 and 168 hours (Kaplan-Meier)?
with horizon as (
    select unnest([6, 24, 72, 168]) as after_hours
)
select after_hours, round(coalesce(min(uncorrected_share), 1), 3) as uncorrected_share
from horizon
left join correction_survival on hours <= after_hours
group by after_hours
order by after_hours;
