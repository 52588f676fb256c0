import type { TransactionSql } from 'postgres'
import { setAside } from './setting-aside'

/** The tables that search keeps of the record. */
export const SEARCH = ['search_documents', 'name_words']

/** What triggers keep for the search, of the whole record at once; `shownAt`, as SQL on `searchable`: since when readers see a row. */
export async function fillSearch(tx: TransactionSql, shownAt = 'now()'): Promise<void> {
  const search = await setAside(tx, SEARCH)
  await tx.unsafe(`
    insert into search_documents (utterance_id, claim_id, said_from, said_to, source_id, speaks_for_id, organisation_ids,
      publisher_ids, topic_ids, stance, kinds, channel, words, shown_at)
    select utterance_id, claim_id, said_from, said_to, source_id, speaks_for_id, organisation_ids,
      publisher_ids, topic_ids, stance, kinds, channel, words, ${shownAt} from searchable`)
  await tx`
    insert into search_languages (config)
    select record_config(language)::text from (select language from claims union select language from articles) as used
    on conflict do nothing`
  await tx`
    insert into name_words (word)
    select distinct word
    from (select name from sources union all select name from source_names union all select name from topics) as named,
      regexp_split_to_table(plain(name), '[^[:alnum:]]+') as word
    where length(word) between 3 and 60
    on conflict do nothing`
  await search.restore()
}
