-- key: contradiction_id
create or replace table contradiction (
    contradiction_id varchar not null,
    a_id varchar not null,
    a_sentence varchar not null,
    b_id varchar not null,
    b_sentence varchar not null,
    kind varchar not null,
    scope varchar not null,
    relation varchar not null,
    probability double not null,
    model varchar
);
comment on table contradiction is 'Pairs of sentences that cannot both be true.';
comment on column contradiction.contradiction_id is 'Digest of the pair.';
comment on column contradiction.a_id is 'Article of the first sentence (the earlier one).';
comment on column contradiction.a_sentence is 'Exact sentence.';
comment on column contradiction.b_id is 'Article of the second sentence; the same as a_id within one article.';
comment on column contradiction.b_sentence is 'Exact sentence.';
comment on column contradiction.kind is 'number date name negation status superlative attribution.';
comment on column contradiction.scope is 'within one article, copy (inside a family) or story (between independent articles).';
comment on column contradiction.relation is 'contradicted, or superseded where the later one is an update in time.';
comment on column contradiction.probability is 'Calibrated probability of a contradiction.';
comment on column contradiction.model is 'Version of the combiner that scored it.';
