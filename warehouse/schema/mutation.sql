-- key: mutation_id
create or replace table mutation (
    mutation_id varchar not null,
    article_id varchar not null,
    parent_id varchar not null,
    kind varchar not null,
    direction varchar,
    severity integer,
    correction boolean not null,
    field varchar not null,
    before varchar,
    after varchar,
    before_start integer,
    after_start integer,
    probability double
);
comment on table mutation is 'Typed changes between a copy and its parent.';
comment on column mutation.mutation_id is 'Digest of the change.';
comment on column mutation.article_id is 'The copy.';
comment on column mutation.parent_id is 'Its parent.';
comment on column mutation.kind is 'number date name negation status certainty attribution superlative quote headline omission addition, or benign: format_number format_date synonym reorder punctuation trim boilerplate.';
comment on column mutation.direction is 'For certainty: up (a hedge was dropped) or down (one was added).';
comment on column mutation.severity is '0 benign, 1 minor, 2 material; null where the model of changes was unavailable.';
comment on column mutation.correction is 'The change restores an earlier reading; it is no error of the copy.';
comment on column mutation.field is 'title or body.';
comment on column mutation.before is 'Exact span of the parent; null for an addition.';
comment on column mutation.after is 'Exact span of the copy; null for an omission.';
comment on column mutation.before_start is 'Offset of before in the parent''s field, in code points.';
comment on column mutation.after_start is 'Offset of after in the copy''s field, in code points.';
comment on column mutation.probability is 'How sure it is that the change is one of fact, of its kind: calibrated on stories that the model had not seen. For severity 0 how sure the wording alone has changed, set by hand. Null where the model was unavailable.';
