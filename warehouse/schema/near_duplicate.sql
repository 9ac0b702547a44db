-- key: older_id, newer_id
create or replace table near_duplicate (
    older_id varchar not null,
    newer_id varchar not null,
    jaccard double not null,
    containment double not null,
    alignment double not null
);
comment on table near_duplicate is 'Pairs of articles that share their text, verified exactly.';
comment on column near_duplicate.older_id is 'The article that was published first (by time, then id).';
comment on column near_duplicate.newer_id is 'The other one.';
comment on column near_duplicate.jaccard is 'Exact Jaccard similarity of the sets of word 3-shingles, boilerplate left out.';
comment on column near_duplicate.containment is 'Shared shingles divided by those of the smaller set.';
comment on column near_duplicate.alignment is 'Share of sentences that have a counterpart in the other text; tells reworded copies.';
