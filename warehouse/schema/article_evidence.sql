-- key: article_id, metric, evidence_id
create or replace table article_evidence (
    article_id varchar not null,
    metric varchar not null,
    evidence_id varchar not null
);
comment on table article_evidence is 'Which findings flag an article, per metric. No row: nothing was found.';
comment on column article_evidence.article_id is 'The flagged article.';
comment on column article_evidence.metric is 'mutated, inherited, certainty_up, certainty_down, attribution_lost, contradiction or clickbait.';
comment on column article_evidence.evidence_id is 'mutation_id, for contradiction the contradiction_id, for clickbait the article_id.';
