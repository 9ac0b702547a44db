-- Only the texts of `given` stay.
create or replace table wording as
select text_key, sentences
from wording
semi join given on text_key = given_key;
