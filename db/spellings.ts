import { sql } from 'drizzle-orm'
import { searchWords } from '../lib/search-words'
import type { Narrowing, Order } from '../lib/search-state'
import { db } from './connection'
import { searchStatements, type Hits } from './search'
import { conditionsOf, countOf, queryOf } from './search-filter'

export type Swap = { written: string; read: string }
/** What was found instead, where words of a search stand nowhere on record: its words, and which were read as which. */
export type Respelled = { q: string; swaps: Swap[] }

// Words that are looked up in one search; each costs a question or two.
const MOST_WORDS = 8

/** As `searchStatements`; where nothing is found, words that stand nowhere are read as the names spelled most alike. */
export async function searchForgiving(
  state: Narrowing,
  { after, order }: { after?: string; order?: Order } = {},
): Promise<Hits & { respelled: Respelled | null }> {
  const hits = await searchStatements(state, { after, order })
  if (hits.lines.length || after || !state.q) return { ...hits, respelled: null }
  const respelled = await respell(state.q)
  const found = respelled && (await searchStatements({ ...state, q: respelled.q }, { order }))
  return found?.lines.length ? { ...found, respelled } : { ...hits, respelled: null }
}

async function respell(q: string): Promise<Respelled | null> {
  const { wanted, without } = searchWords(q)
  const words = [...new Set(wanted.match(/[\p{L}\p{M}\p{N}]{3,60}/gu))].slice(0, MOST_WORDS)
  const swaps: Swap[] = []
  for (const written of words) {
    const read = (await onRecord(written)) ? null : await nearestWord(written)
    if (read) swaps.push({ written, read })
  }
  if (!swaps.length) return null
  const spelled = wanted.replace(
    /[\p{L}\p{M}\p{N}]+/gu,
    (word) => swaps.find(({ written }) => written === word)?.read ?? word,
  )
  return { q: [spelled, ...without.map((words) => `-"${words}"`)].join(' '), swaps }
}

async function onRecord(word: string): Promise<boolean> {
  const query = await queryOf({ q: word })
  // A limit of one would have the planner read the table for a word that is not there.
  return !query || (await countOf(conditionsOf({}, query))) > 0
}

// The words hold names of drafts too: one that no public statement holds is not told.
async function nearestWord(written: string): Promise<string | null> {
  const rows = await db().execute<{ word: string }>(sql`
    select n.word from name_words n
    where n.word % plain(${written}) and abs(length(n.word) - length(plain(${written}))) <= 2
    order by similarity(n.word, plain(${written})) desc, n.word limit 5`)
  for (const { word } of rows) if (await onRecord(word)) return capital(written) ? capitalised(word) : word
  return null
}

const capital = (word: string) => /^\p{Lu}/u.test(word)
const capitalised = (word: string) => word.replace(/^./u, (letter) => letter.toUpperCase())
