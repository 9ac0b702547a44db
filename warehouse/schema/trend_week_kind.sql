-- key: week, kind, direction
create or replace table trend_week_kind (
    week varchar not null,
    kind varchar not null,
    direction varchar not null,
    mutations bigint not null,
    copies bigint not null,
    rate double not null
);
comment on table trend_week_kind is 'Changes by kind and week of the copy, benign ones included, corrections left out. Every kind that ever occurred has a row in every week with copies.';
comment on column trend_week_kind.week is 'ISO week of the copy.';
comment on column trend_week_kind.kind is 'Kind of the change, as in mutation.kind.';
comment on column trend_week_kind.direction is 'up or down for certainty; the empty string, which a key can hold, where mutation.direction is null: join on coalesce(mutation.direction, '''').';
comment on column trend_week_kind.mutations is 'Changes of this kind in the copies of this week.';
comment on column trend_week_kind.copies is 'Copies of this week.';
comment on column trend_week_kind.rate is 'Changes per copy; one copy may show several.';
