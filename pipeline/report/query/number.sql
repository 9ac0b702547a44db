-- The edition's rates, counts and tests, each as it stands in the table or view that `source` names.
select
    'tested rate' as part, subject, metric, 'article' as per, value, ci_low, ci_high, baseline, null::double as numerator,
    articles::double as denominator, stories, q_value, direction, status, window_weeks, 'drift_alert' as source
from drift_alert
where week = $week
union all by name
select
    'rate' as part, 'overall' as subject, metric, unit as per, rate as value, ci_low, ci_high, numerator,
    denominator::double as denominator, 'trend_week_overall' as source
from trend_week_overall
where week = $week
union all by name
select
    'rate' as part, 'outlet:' || outlet as subject, metric, unit as per, rate as value, ci_low, ci_high, numerator,
    denominator::double as denominator, 'trend_week_outlet' as source
from trend_week_outlet
where week = $week
union all by name
select
    'changes by kind' as part, concat_ws(' ', kind, nullif(direction, '')) as subject, 'changes per copy' as metric,
    'article' as per, rate as value, mutations::double as numerator, copies::double as denominator,
    'trend_week_kind' as source
from trend_week_kind
where week = $week
union all by name
select
    'outlet' as part, 'outlet:' || outlet as subject, metric, value::double as value,
    case when sound then 'sound' else 'too_few' end as status, 'outlet_week' as source
from (
    unpivot (select * from outlet_week where week = $week) on articles, copies, introduced, carried, reverted
        into name metric value value
)
union all by name
select
    'part of a change' as part, subject, metric || ': ' || piece as metric, value, baseline, direction,
    cause as status, 'alert_cause' as source
from (
    unpivot (select * rename (value as rate) from alert_cause where week = $week)
        on change, outlet_mix, story_mix, behaviour, model_version into name piece value value
)
union all by name
select
    'slow shift' as part, subject, metric, after as value, before as baseline, q_value, direction,
    'since ' || since as status, 'drift_shift' as source
from drift_shift
where week = $week and status = 'shift'
union all by name
select
    'stands as reviewed' as part, finding || ', ' || kind as subject, 'precision' as metric, precision as value, ci_low,
    ci_high, confirmed::double as numerator, (confirmed + rejected)::double as denominator, 'review_precision' as source
from review_precision
where week = $week
order by part, source, subject, metric, per
