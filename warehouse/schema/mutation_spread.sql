-- key: mutation_id, article_id
create or replace table mutation_spread (
    mutation_id varchar not null,
    article_id varchar not null,
    role varchar not null,
    observed_at timestamp
);
comment on table mutation_spread is 'Who first showed a material change, who carried it on, who restored the earlier reading. Where copies of one text show the same change, it has one spread, under the id of the first.';
comment on column mutation_spread.mutation_id is 'The change, as its introducer shows it.';
comment on column mutation_spread.article_id is 'An article of the family.';
comment on column mutation_spread.role is 'introducer, carrier or reverter.';
comment on column mutation_spread.observed_at is 'When that article was published.';
