-- What each column of a view means: views are made by select, so the comments of the tables do not come along.

comment on column alert_cause.week is 'ISO week.';
comment on column alert_cause.metric is 'Name of the metric, as in metric_definition.';
comment on column alert_cause.subject is 'overall or outlet:<name>.';
comment on column alert_cause.direction is 'up or down, against the eight weeks before.';
comment on column alert_cause.baseline is 'The rate of the eight weeks before.';
comment on column alert_cause.value is 'Plain share in the window.';
comment on column alert_cause.change is 'value minus baseline of drift_alert: the sum of the four parts.';
comment on column alert_cause.outlet_mix is 'Other outlets, or other shares of them, than in the baseline. Always 0 for a single outlet.';
comment on column alert_cause.story_mix is 'Stories of other sizes, and what a few large stories weigh in the plain share beyond the damped one that is tested.';
comment on column alert_cause.behaviour is 'What the same outlets did differently with stories of like size.';
comment on column alert_cause.model_version is 'What is within outlets where other models judged the two windows: it cannot be told apart from the models, and is never called behaviour. 0 as long as one model judged all.';
comment on column alert_cause.cause is 'The part that goes furthest in the direction of the change: behaviour, outlet_mix, story_mix or model_version.';
comment on column alert_cause.leading_outlet is 'For overall: the outlet with the largest part of what is within outlets, in that direction. Null for a single outlet, and where none goes that way.';
comment on column alert_cause.leading_outlet_part is 'That part.';
comment on column alert_cause.leading_story_id is 'The story of the window without which the share would be furthest the other way.';
comment on column alert_cause.leading_story_part is 'value minus what it would be without that story.';

comment on column alert_history.metric is 'Name of the metric, as in metric_definition.';
comment on column alert_history.subject is 'overall or outlet:<name>.';
comment on column alert_history.direction is 'up or down, against the eight weeks before.';
comment on column alert_history.first_week is 'The first ISO week of an alert.';
comment on column alert_history.last_week is 'The last ISO week of an alert.';
comment on column alert_history.weeks is 'How many weeks alerted.';
comment on column alert_history.last_baseline is 'The rate of the eight weeks before the last alert.';
comment on column alert_history.last_value is 'The rate in the week of the last alert.';

comment on column correction_survival.hours is 'Hours since the change appeared.';
comment on column correction_survival.at_risk is 'Changes that were still followed and not taken back just before.';
comment on column correction_survival.corrections is 'Changes taken back after so many hours.';
comment on column correction_survival.uncorrected_share is 'Share of all changes that nobody had taken back by then.';

comment on column current_alert.week is 'ISO week.';
comment on column current_alert.metric is 'Name of the metric, as in metric_definition.';
comment on column current_alert.subject is 'overall or outlet:<name>.';
comment on column current_alert.direction is 'up or down, against the eight weeks before.';
comment on column current_alert.baseline is 'The rate of the eight weeks before.';
comment on column current_alert.value is 'Plain share in the window.';
comment on column current_alert.ci_low is 'Lower end of the 95 % interval.';
comment on column current_alert.ci_high is 'Upper end of the 95 % interval.';
comment on column current_alert.q_value is 'Smallest false discovery rate at which it is found.';
comment on column current_alert.articles is 'Articles that were counted.';
comment on column current_alert.stories is 'Stories that they belong to.';
comment on column current_alert.window_weeks is 'Weeks of the window that decided: 1 or 2.';
comment on column current_alert.evidence is 'Ids of the findings behind it, at most 50.';

comment on column feed_freshness.feed is 'Source name, feed:<outlet>.';
comment on column feed_freshness.outlet is 'Who publishes the feed, by the list of feeds.';
comment on column feed_freshness.status is 'ok, error or disabled, as in feed.';
comment on column feed_freshness.last_fetched_at is 'Last attempt.';
comment on column feed_freshness.failures is 'Failures in a row.';
comment on column feed_freshness.error is 'What went wrong the last time.';
comment on column feed_freshness.newest_article_at is 'Publication time of the newest article that the feed brought in eight weeks.';
comment on column feed_freshness.usual_gap_hours is 'Nineteen of twenty pauses between two articles of the feed are shorter.';
comment on column feed_freshness.silent_hours is 'Hours from that article to the newest capture.';
comment on column feed_freshness.state is 'fresh, silent, failing or dead.';

comment on column freshness.computed_at is 'When the tables were computed.';
comment on column freshness.last_capture_at is 'When the newest capture was received.';
comment on column freshness.latest_published_at is 'Publication time of the newest article.';
comment on column freshness.articles is 'Articles in this file.';
comment on column freshness.waiting_captures is 'Captures that are held and wait for a decision.';

comment on column latest_week.week is 'The newest ISO week with articles.';

comment on column review_agreement.finding is 'mutation, contradiction or headline: the table of the finding.';
comment on column review_agreement.pairs is 'Pairs of reviewers that decided on the same finding.';
comment on column review_agreement.agreeing is 'Pairs that say the same.';
comment on column review_agreement.agreement is 'Their share.';

comment on column review_precision.week is 'ISO week of the article, or undated.';
comment on column review_precision.finding is 'mutation, contradiction or headline: the table of the finding.';
comment on column review_precision.kind is 'Kind of the finding, as in its table.';
comment on column review_precision.reviewed is 'Findings that anybody decided on, disputed ones included.';
comment on column review_precision.confirmed is 'Findings that the majority confirmed.';
comment on column review_precision.rejected is 'Findings that the majority rejected.';
comment on column review_precision.precision is 'Confirmed among confirmed and rejected; null where there are none.';
comment on column review_precision.ci_low is 'Lower end of Wilson''s 95 % interval.';
comment on column review_precision.ci_high is 'Upper end of Wilson''s 95 % interval.';

comment on column reviewed_finding.week is 'ISO week of the article, or undated.';
comment on column reviewed_finding.finding is 'mutation, contradiction or headline: the table of the finding.';
comment on column reviewed_finding.kind is 'Kind of the finding, as in its table.';
comment on column reviewed_finding.finding_id is 'mutation_id, contradiction_id, or the article_id of a headline called clickbait.';
comment on column reviewed_finding.reviewers is 'Reviewers who decided on it.';
comment on column reviewed_finding.confirming is 'Reviewers who confirmed it.';
comment on column reviewed_finding.verdict is 'What the majority says: confirmed, rejected or disputed.';

comment on column standing_shift.metric is 'Name of the metric, as in metric_definition.';
comment on column standing_shift.subject is 'overall or outlet:<name>.';
comment on column standing_shift.direction is 'up or down.';
comment on column standing_shift.since is 'First ISO week after the step; at least four weeks lie on either side.';
comment on column standing_shift.before is 'The rate before that week.';
comment on column standing_shift.after is 'The rate since then.';
comment on column standing_shift.p_value is 'Probability of such a difference by chance alone.';
comment on column standing_shift.q_value is 'Smallest false discovery rate at which it is found.';

comment on column tested_panel.week is 'ISO week.';
comment on column tested_panel.alerts is 'Rows that alerted.';
comment on column tested_panel.quiet is 'Rows that were tested and did not alert.';
comment on column tested_panel.too_few is 'Rows with too little evidence for a test.';

comment on column top_mutation.week is 'ISO week of the copy.';
comment on column top_mutation.mutation_id is 'The change, as in mutation.';
comment on column top_mutation.kind is 'Kind of the change, as in mutation.';
comment on column top_mutation.direction is 'For certainty: up (a hedge was dropped) or down (one was added); null for other kinds.';
comment on column top_mutation.severity is '0 benign, 1 minor, 2 material.';
comment on column top_mutation.probability is 'How sure the change is, as in mutation.';
comment on column top_mutation.outlet is 'Who published it.';
comment on column top_mutation.title is 'Its headline.';
comment on column top_mutation.before is 'What the parent says; null for an addition.';
comment on column top_mutation.after is 'What the copy says; null for an omission.';
comment on column top_mutation.carriers is 'Articles that carried it on.';
comment on column top_mutation.reverters is 'Articles that took it back.';
comment on column top_mutation.article_id is 'The article.';
comment on column top_mutation.parent_id is 'The article that it was most plausibly copied from.';
comment on column top_mutation.story_id is 'Its story.';
comment on column top_mutation.url is 'Its own URL.';

comment on column uncorrected_copy.outlet is 'Who published it.';
comment on column uncorrected_copy.url is 'Its own URL.';
comment on column uncorrected_copy.title is 'Its headline.';
comment on column uncorrected_copy.role is 'introducer or carrier.';
comment on column uncorrected_copy.published_at is 'Publication time in UTC; null where none can be believed.';
comment on column uncorrected_copy.kind is 'Kind of the change, as in mutation.';
comment on column uncorrected_copy.before is 'What the parent says; null for an addition.';
comment on column uncorrected_copy.after is 'What the copy says; null for an omission.';
comment on column uncorrected_copy.taken_back_at is 'When somebody else in the family restored the earlier reading; null where nobody has.';
comment on column uncorrected_copy.taken_back_by is 'The outlet that did.';
comment on column uncorrected_copy.mutation_id is 'The change, as in mutation.';
comment on column uncorrected_copy.article_id is 'The article.';
comment on column uncorrected_copy.story_id is 'Its story.';

comment on column undated_coverage.articles is 'All articles.';
comment on column undated_coverage.without_time is 'Articles without a believable time.';
comment on column undated_coverage.copies is 'Copies among them.';
comment on column undated_coverage.copies_not_english is 'Copies whose words cannot be judged: they are in another language.';
comment on column undated_coverage.headlines_not_scored is 'Articles without a clickbait score.';
