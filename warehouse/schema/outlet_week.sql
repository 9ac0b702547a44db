-- key: week, outlet
create or replace table outlet_week (
    week varchar not null,
    outlet varchar not null,
    articles bigint not null,
    copies bigint not null,
    introduced bigint not null,
    carried bigint not null,
    reverted bigint not null,
    sound boolean not null
);
comment on table outlet_week is 'What each outlet did in a week: how much it copied, and how often it introduced, carried on or took back a material change.';
comment on column outlet_week.week is 'ISO week of the articles.';
comment on column outlet_week.outlet is 'The outlet.';
comment on column outlet_week.articles is 'Articles that it published.';
comment on column outlet_week.copies is 'Those of them that have a parent.';
comment on column outlet_week.introduced is 'Material changes that its copies showed first.';
comment on column outlet_week.carried is 'Material changes of others that its articles carried on.';
comment on column outlet_week.reverted is 'Material changes of others for which its articles restored the earlier reading.';
comment on column outlet_week.sound is 'Enough to say anything of the outlet this week: ten copies or more, of five stories or more.';
