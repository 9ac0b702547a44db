-- What became of the material changes that copies of the edition introduced.
select
    count(*) as introduced,
    count(*) filter (where corrected_at is not null) as corrected,
    median(hours) as median_hours,
    count(*) filter (where carriers > 0) as carried,
    count(*) filter (where carriers > 0 and corrected_at is null) as carried_uncorrected
from correction
where week = $week
