-- What a text is when white space, tags and entities are folded: an invitation's note and the first message that
-- repeats it are then the same.
create or replace temp macro fold_text(t) as trim(case
  when not regexp_matches(t, '[<&\n\r\t\x{00A0}\x{200B}]|  ') then t
  else regexp_replace(
    replace(replace(replace(replace(replace(
      regexp_replace(t, '<[^<>]{1,200}>', ' ', 'g'),
      '&nbsp;', ' '), '&#39;', ''''), '&quot;', '"'), '&lt;', '<'), '&amp;', '&'),
    '[\s\x{00A0}\x{200B}]+', ' ', 'g')
end);

-- A post's text without the quotes that stand around each of its line breaks.
create or replace temp macro repair_text(t) as replace(replace(replace(replace(replace(
  t, chr(13) || chr(10), chr(10)), '"' || chr(10) || '"', chr(10)), '"' || chr(10) || '"', chr(10)),
  '"' || chr(10) || '"', chr(10)), '""', '"');

create or replace temp macro full_name(first_part, last_part) as
  trim(concat_ws(' ', trim(first_part), trim(last_part)));
