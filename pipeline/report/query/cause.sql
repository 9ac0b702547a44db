select metric, subject, change, outlet_mix, story_mix, behaviour, model_version, cause, leading_outlet,
    leading_outlet_part
from alert_cause
where week = $week
