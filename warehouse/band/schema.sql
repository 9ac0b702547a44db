-- The band index: what was worked out of each text for the search of copies, under the hash of what it depends on.
-- A cache: it may be deleted at any time. `scheme` tells how all of it was made; another scheme makes another file.
create table scheme (scheme varchar);
-- Hashes of a text's sentences, in order.
create table wording (text_key blob, sentences ubigint[]);
-- datasketch's signature of a text without boilerplate; `number` stands for the text in the tables below.
create table signature (own_key blob, number uinteger, shingles uinteger, signature uinteger[128]);
-- The bands of texts that are long enough to judge: each key with the first text that had it, in order of arrival. To
-- sort them, or an index, costs more than the scan that it spares: the keys of new texts fall everywhere.
create table band (key uinteger, number uinteger);
-- Text `number` has that band in common with text `first`, the first that had its key.
create table shared (first uinteger, band utinyint, number uinteger);
