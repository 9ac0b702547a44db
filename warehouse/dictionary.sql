-- What stands where: made anew with every snapshot, from the comments of the tables.

create or replace table schema_version (
    version integer not null,
    changes varchar not null
);
comment on table schema_version is 'The version of the published tables: a new number where a column or table goes or changes its meaning, not where one is added.';
comment on column schema_version.version is 'Number, from 1.';
comment on column schema_version.changes is 'What changed for analysts.';
insert into schema_version values (1, 'The first published schema.');

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
comment on column data_dictionary.meaning is 'What it means, as in COMMENT ON.';
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
