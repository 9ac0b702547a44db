-- key: finding, finding_id, reviewer
create or replace table review (
    finding varchar not null,
    finding_id varchar not null,
    reviewer varchar not null,
    verdict varchar not null,
    decided_at timestamp not null
);
comment on table review is 'What people said of findings: the latest word of each reviewer on each finding. Every decision is a capture, so it survives a rebuild.';
comment on column review.finding is 'mutation, contradiction or headline: the table of the finding.';
comment on column review.finding_id is 'mutation_id, contradiction_id, or the article_id of a headline called clickbait.';
comment on column review.reviewer is 'Who: the name in Airflow.';
comment on column review.verdict is 'confirmed or rejected.';
comment on column review.decided_at is 'When.';
