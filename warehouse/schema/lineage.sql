-- key: article_id
create or replace table lineage (
    article_id varchar not null,
    parent_id varchar,
    similarity double,
    runner_up_id varchar,
    probability double
);
comment on table lineage is 'For each article the one it was most plausibly copied from.';
comment on column lineage.article_id is 'The article.';
comment on column lineage.parent_id is 'The parent; null: earliest observed of its family.';
comment on column lineage.similarity is 'Similarity to the parent, 0 to 1.';
comment on column lineage.runner_up_id is 'The second most plausible parent, if there is one.';
comment on column lineage.probability is 'How sure the choice is against the runners-up, 0 to 1.';
