CREATE INDEX "revisions_from_source" ON "revisions" USING btree (("before" ->> 'source_id'),"id") WHERE object in ('source_names', 'roles', 'organisation_parents', 'identifiers');--> statement-breakpoint
CREATE INDEX "revisions_to_source" ON "revisions" USING btree (("after" ->> 'source_id'),"id") WHERE object in ('source_names', 'roles', 'organisation_parents', 'identifiers');--> statement-breakpoint
-- What a change is to readers; null where they see nothing of it. Rows as jsonb, with the columns that triggers keep.
create or replace function shown_change(noun text, was jsonb, is_now jsonb) returns text language plpgsql stable as $$
declare
  seen boolean;
begin
  case noun
    when 'claims', 'attestations', 'claim_links', 'assessments' then
      if is_now is null then return null; end if;
      if coalesce(was ->> 'state', 'draft') = 'draft' then
        return case when is_now ->> 'state' = 'published' then 'added' end;
      end if;
      return case
        when was ->> 'state' = is_now ->> 'state' then 'corrected'
        when is_now ->> 'state' = 'withdrawn' then 'withdrawn'
        else 'reinstated' end;
    when 'utterances' then
      return case when was is not null and is_now is not null and (was ->> 'public')::boolean then 'corrected' end;
    when 'claim_topics' then
      seen := exists (select from claims where id = (coalesce(is_now, was) ->> 'claim_id')::integer and state = 'published');
    when 'evidence' then
      seen := exists (select from assessments where id = (coalesce(is_now, was) ->> 'assessment_id')::integer and state = 'published');
    when 'sources' then
      return case when was is not null and is_now is not null and (was ->> 'public_utterances')::integer > 0
        -- That an admin confirms a source changes nothing that readers see.
        and was - array['confirmed', 'version', 'public_utterances'] <> is_now - array['confirmed', 'version', 'public_utterances']
        then 'corrected' end;
    when 'source_names', 'roles', 'organisation_parents', 'identifiers' then
      -- What a merge or its undoing moves is seen at either.
      seen := exists (select from sources
        where id in ((was ->> 'source_id')::integer, (is_now ->> 'source_id')::integer) and public_utterances > 0);
    when 'articles' then
      return case when was is not null and is_now is not null and (was ->> 'public_passages')::integer > 0 then 'corrected' end;
    else return null;
  end case;
  return case when seen then case when was is null then 'added' else 'corrected' end end;
end $$;
