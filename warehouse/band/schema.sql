-- The band index: what was worked out of each text for the search of copies, under the hash of what it depends on.
-- A cache: it may be deleted at any time. `scheme` tells how all of it was made; another scheme makes another file.
create table scheme (scheme varchar);
-- Hashes of a text's sentences, in order.
create table wording (text_key blob, sentences ubigint[]);
-- datasketch's signature of a text without boilerplate; `number` stands for the text in the tables below.
create table signature (own_key blob, number uinteger, shingles uinteger, signature uinteger[128]);
-- One row per band of a text that is long enough to judge, in order of arrival: a sort or an index costs more than the
-- scan that it spares, since the keys of new texts fall everywhere.
create table band (key uinteger, number uinteger);
-- The rows of `band` whose key two texts or more have: the few that can make a pair.
create table shared (key uinteger, number uinteger);
