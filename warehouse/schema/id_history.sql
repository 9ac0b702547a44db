-- key: old_id
create or replace table id_history (
    old_id varchar not null,
    current_id varchar not null
);
comment on table id_history is 'Every id that a family or story can have borne, and the one it bears now: bookmarks and reports hold.';
comment on column id_history.old_id is 'An id given while that member was the earliest observed.';
comment on column id_history.current_id is 'The id today.';
