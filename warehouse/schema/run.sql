-- key: run_id, stage
create or replace table run (
    run_id varchar not null,
    stage varchar not null,
    started_at timestamp not null,
    seconds double not null,
    rows_in bigint not null,
    rows_out bigint not null,
    computed bigint not null,
    peak_megabytes bigint,
    input_hash varchar not null,
    output_hash varchar not null
);
comment on table run is 'Every stage that computed something: rows, seconds, memory.';
comment on column run.run_id is 'The run.';
comment on column run.stage is 'Name of the stage, which is also its table''s name.';
comment on column run.started_at is 'When it started.';
comment on column run.seconds is 'Wall-clock seconds; of stages that ran together the share that each took of the processors.';
comment on column run.rows_in is 'Rows of the input tables.';
comment on column run.rows_out is 'Rows of the table afterwards.';
comment on column run.computed is 'Items computed; the rest was remembered.';
comment on column run.peak_megabytes is 'Most resident memory that the process, or the largest of its children, had had by the end of the stage; null from a release that did not measure it.';
comment on column run.input_hash is 'Digest of code version and input tables: equal inputs are not computed again.';
comment on column run.output_hash is 'Canonical digest of the table.';
