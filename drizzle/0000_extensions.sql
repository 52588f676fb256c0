create extension if not exists pg_trgm;
--> statement-breakpoint
create extension if not exists unaccent;
--> statement-breakpoint
-- unaccent() is only stable, since its dictionary could be changed; naming the dictionary lets indexes use it.
create function plain(words text) returns text
  language sql immutable strict parallel safe
  return lower(unaccent('unaccent'::regdictionary, words));
--> statement-breakpoint
-- The exact words of a span's pieces, in order.
create function span_words(pieces jsonb) returns text
  language sql immutable strict parallel safe
  begin atomic
    select string_agg(piece ->> 'exact', ' ' order by place)
    from jsonb_array_elements(pieces) with ordinality as listed (piece, place);
  end;
--> statement-breakpoint
create text search configuration record_english (copy = english);
--> statement-breakpoint
alter text search configuration record_english
  alter mapping for hword, hword_part, word with unaccent, english_stem;
