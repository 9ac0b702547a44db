-- What stands where, and what each metric means: made anew with every snapshot, from the comments of the tables.

create or replace table schema_version (
    version integer not null,
    changes varchar not null
);
comment on table schema_version is 'The version of the published tables: a new number where a column or table goes or changes its meaning, not where one is added.';
comment on column schema_version.version is 'Number, from 1.';
comment on column schema_version.changes is 'What changed for analysts.';
insert into schema_version values (1, 'The first published schema.');

create or replace table metric_definition (
    metric varchar not null,
    title varchar not null,
    numerator varchar not null,
    denominator varchar not null,
    worse varchar,
    tested boolean not null,
    evidence varchar
);
comment on table metric_definition is 'What each metric of the trend and drift tables counts.';
comment on column metric_definition.metric is 'Its name in trend_week_*, drift_unit, drift_alert.';
comment on column metric_definition.title is 'In words.';
comment on column metric_definition.numerator is 'What is counted.';
comment on column metric_definition.denominator is 'Among what.';
comment on column metric_definition.worse is 'The direction that is worse for readers: up or down; null where it is neither.';
comment on column metric_definition.tested is 'Whether drift is tested; else there are rates only.';
comment on column metric_definition.evidence is 'The table of its evidence ids.';
insert into metric_definition values
    ('mutated', 'Material changes introduced', 'copies that introduced a material change that is no correction', 'copies', 'up', true, 'mutation'),
    ('inherited', 'Material changes carried on', 'copies that carry a material change of an earlier copy', 'copies', 'up', true, 'mutation'),
    ('certainty_up', 'Hedges dropped', 'copies that say something surer than their parent', 'English copies', 'up', true, 'mutation'),
    ('certainty_down', 'Hedges added', 'copies that say something less surely than their parent', 'English copies', null, true, 'mutation'),
    ('attribution_lost', 'Sources lost', 'copies that drop or thin out who says so', 'English copies', 'up', true, 'mutation'),
    ('contradiction', 'Contradictions', 'articles that contradict themselves or an earlier article of their story, updates in time left out', 'English articles', 'up', true, 'contradiction'),
    ('clickbait', 'Clickbait headlines', 'articles whose headline is clickbait', 'articles with a scored headline', 'up', true, 'headline'),
    ('heat', 'Headlines hotter than their parents''', 'sum of clickbait probabilities, copy minus parent', 'copies with both headlines scored', 'up', false, 'headline'),
    ('correction_24h', 'Corrected within a day', 'material changes that somebody in the family took back within 24 hours', 'material changes followed for 24 hours', 'down', true, 'correction'),
    ('correction_7d', 'Corrected within a week', 'material changes that somebody in the family took back within 7 days', 'material changes followed for 7 days', 'down', true, 'correction'),
    ('syndication', 'Copies among all articles', 'articles that are copies', 'articles', null, true, 'lineage');

create or replace table data_dictionary (
    name varchar not null,
    kind varchar not null,
    "column" varchar,
    type varchar,
    nullable boolean,
    meaning varchar
);
comment on table data_dictionary is 'Every table, view and macro of this file and every column, with its meaning.';
comment on column data_dictionary.name is 'Table, view or macro.';
comment on column data_dictionary.kind is 'table, view or macro.';
comment on column data_dictionary."column" is 'Column; null in the row that tells of the whole.';
comment on column data_dictionary.type is 'Type of the column; for a macro its parameters.';
comment on column data_dictionary.nullable is 'Whether it may be empty.';
comment on column data_dictionary.meaning is 'What it means, as in COMMENT ON. A view''s columns mean what they mean in its tables.';
insert into data_dictionary
select table_name, 'table', null, null, null, comment
from duckdb_tables()
where database_name = current_database() and not internal
union all
select view_name, 'view', null, null, null, comment
from duckdb_views()
where database_name = current_database() and not internal
union all
select function_name, 'macro', null, array_to_string(parameters, ', '), null, comment
from duckdb_functions()
where database_name = current_database() and function_type = 'table_macro' and not internal
union all
select
    described.table_name,
    case when plain.table_name is null then 'view' else 'table' end,
    described.column_name,
    lower(described.data_type),
    described.is_nullable,
    described.comment
from duckdb_columns() as described
left join duckdb_tables() as plain using (database_name, table_name)
where described.database_name = current_database() and not described.internal
order by 1, 3 nulls first;
