import { createHash } from 'node:crypto'
import { address } from '../address'
import { stances, type Stance } from '../record'
import { sketch } from '../sketch'
import { addressKey } from '../web-address'
import { quotedOf, write, type Report } from './article'
import { cast, type Cast } from './cast'
import { dayOf, dayText, saidBefore } from './days'
import { random, type Random } from './random'
import { headline, proposition, wordingOf } from './sentences'
import { channels } from './words'

export type Cell = string | number | boolean | null | object
/** A row, its columns named as in the database. */
export type Row = Record<string, Cell>
export type Table =
  | 'publishers'
  | 'topics'
  | 'sources'
  | 'source_names'
  | 'roles'
  | 'articles'
  | 'article_addresses'
  | 'article_versions'
  | 'readings'
  | 'text_sketches'
  | 'claims'
  | 'claim_topics'
  | 'utterances'
  | 'attestations'
export type Rows = Partial<Record<Table, Row[]>>

const NEW_CLAIMS = 4
/** Articles that pass until something is said again, at most. */
const LATER = 400

type Due = Report & { utterance: number }
type State = {
  chance: Random
  cast: Cast
  claims: number
  utterances: number
  attestations: number
  /** What is still to be printed, by article. */
  due: Map<number, Due[]>
  /** Public statements of each source. */
  counts: number[]
}

const stamped = (day: number) => ({ created_at: `${dayText(day)}T12:00:00Z` })

/**
 * A record of so many published claims, the same for the same seed: the rows of one article after the other, then who
 * spoke in them. Holds what is still to be printed in memory, no more than that.
 */
export function* generated({ claims, seed }: { claims: number; seed: number }): Generator<Rows> {
  const chance = random(seed)
  const state: State = {
    ...{ chance, cast: cast(claims, chance), due: new Map(), claims: 0, utterances: 0, attestations: 0 },
    counts: [],
  }
  const articles = Math.ceil(claims / NEW_CLAIMS)
  for (let article = 1; state.claims < claims || state.due.size > 0; article += 1) {
    const day = dayOf(article, articles)
    const rows: Rows = { claims: [], claim_topics: [], utterances: [], attestations: [] }
    const fresh = Math.min(claims - state.claims, 2 + chance.below(2 * (NEW_CLAIMS - 2) + 1))
    for (let number = 0; number < fresh; number += 1)
      makeClaim(state, rows, article, (later) => dayOf(later, articles))
    printArticle(state, rows, article, day)
    yield rows
  }
  yield castRows(state)
}

function makeClaim(
  state: State,
  rows: Rows,
  article: number,
  dayOfArticle: (number: number) => number,
): void {
  const { chance, cast } = state
  const id = (state.claims += 1)
  const stance = stances[chance.skewed(stances.length)]!
  const said = proposition(stance, chance)
  const quoted = quotedOf(said, stance, chance)
  const times = chance.chance(0.8) ? 1 : 2 + chance.skewed(5)
  let lastSaid = 0
  for (let time = 0; time < times; time += 1) {
    const due = time ? article + 1 + chance.skewed(LATER) : article
    const printed = dayOfArticle(due)
    const day = saidBefore(printed, chance)
    const utterance = { id: (state.utterances += 1), ...speaker(state) }
    const now = time && chance.chance(0.4) ? otherStance(stance, chance) : stance
    lastSaid = Math.max(lastSaid, day.to)
    rows.utterances!.push({
      id: utterance.id,
      claim_id: id,
      source_id: utterance.source,
      speaks_for_id: utterance.speaksFor,
      capacity: utterance.capacity,
      stance: now,
      said_on: day.on,
      said_from: dayText(day.from),
      said_to: dayText(day.to),
      said_wording: day.wording,
      said_basis: day.basis,
      channel: chance.chance(0.3) ? channels[chance.skewed(channels.length)]! : null,
      public: true,
      ...stamped(printed),
    })
    const report = {
      ...{ utterance: utterance.id, proposition: said, stance: now, name: utterance.name },
      ...{ quoted: now === stance ? quoted : quotedOf(said, now, chance), when: day.wording ?? '' },
    }
    const outlets = chance.chance(0.75) ? 1 : 2 + chance.skewed(3)
    for (let outlet = 0; outlet < outlets; outlet += 1)
      print(state, due + outlet * (1 + chance.below(3)), report)
  }
  rows.claims!.push({
    id,
    wording: wordingOf(said),
    state: 'published',
    published_at: `${dayText(dayOfArticle(article))}T12:00:00Z`,
    last_said: dayText(lastSaid),
    ...stamped(dayOfArticle(article)),
  })
  const topics = new Set([chance.skewed(cast.topics.length), chance.skewed(cast.topics.length)])
  for (const topic of [...topics].slice(0, 1 + chance.below(2)))
    rows.claim_topics!.push({ claim_id: id, topic_id: topic + 1 })
}

// "Denied" by one is mostly what another asserted.
const otherStance = (stance: Stance, chance: Random): Stance =>
  stance === 'denies' ? 'asserts' : chance.chance(0.7) ? 'denies' : 'questions'

function print(state: State, article: number, due: Due): void {
  const waiting = state.due.get(article)
  if (waiting) waiting.push(due)
  else state.due.set(article, [due])
}

function speaker({ chance, cast, counts }: State) {
  const source = chance.skewed(cast.sources.length) + 1
  const { kind, name, role } = cast.sources[source - 1]!
  const speaksFor = role?.title === 'spokesperson' ? role.organisation : null
  const body = role ? cast.sources[role.organisation - 1]!.name : null
  for (const counted of new Set([source, speaksFor]))
    if (counted) counts[counted] = (counts[counted] ?? 0) + 1
  const capacity = kind === 'person' && role && chance.chance(0.7) ? `${role.title} of the ${body}` : null
  return { source, name, speaksFor, capacity }
}

function printArticle(state: State, rows: Rows, id: number, day: number): void {
  const { chance, cast } = state
  const reports = state.due.get(id) ?? []
  state.due.delete(id)
  const { text, printed } = write(reports, chance)
  const publisher = chance.skewed(cast.publishers.length)
  const first = reports[0]
  const title = first ? headline(first.proposition, first.name) : `Notes from ${dayText(day)}, number ${id}`
  const url = `https://${cast.publishers[publisher]!.host}/${dayText(day).replaceAll('-', '/')}/${address(id, title)}`
  rows.articles = [
    {
      id,
      publisher_id: publisher + 1,
      title,
      url,
      published_on: dayText(day),
      published_from: dayText(day),
      published_to: dayText(day),
      public_passages: reports.length,
      work: 'done',
      ...stamped(day),
    },
  ]
  rows.article_addresses = [{ article_id: id, address: url, key: addressKey(url)!, ...stamped(day) }]
  const hash = createHash('sha256').update(text).digest('hex')
  rows.article_versions = [
    { id, article_id: id, number: 1, text, length: text.length, hash, ...stamped(day) },
  ]
  rows.readings = [{ version_id: id, at: `${dayText(day)}T12:00:00Z`, suggestions: 0 }]
  rows.text_sketches = [
    { version_id: id, bands: `{${sketch(text).join(',')}}`, at: `${dayText(day)}T12:00:00Z` },
  ]
  reports.forEach(({ utterance }, place) =>
    rows.attestations!.push({
      id: (state.attestations += 1),
      utterance_id: utterance,
      version_id: id,
      ...printed[place]!,
      state: 'published',
      public: true,
      ...stamped(day),
    }),
  )
}

function castRows({ cast, counts }: State): Rows {
  const at = stamped(dayOf(0, 1))
  const people = cast.sources.map((player, place) => ({ ...player, id: place + 1 }))
  return {
    publishers: cast.publishers.map((row, place) => ({
      ...{ id: place + 1, ...row, rights: place % 5 ? 'excerpts' : 'full', confirmed: true },
      ...at,
    })),
    topics: cast.topics.map((name, place) => ({ id: place + 1, name, ...at })),
    sources: people.map(({ id, kind, name, description }) => ({
      ...{ id, kind, name, description, confirmed: true, public_utterances: counts[id] ?? 0 },
      ...at,
    })),
    source_names: people
      .flatMap(({ id, aliases }) => aliases.map((name) => ({ source_id: id, name })))
      .map((row, place) => ({ id: place + 1, ...row, kind: 'alias', language: 'en', ...at })),
    roles: people
      .flatMap(({ id, role }) => (role ? [{ source: id, ...role }] : []))
      .map((role, place) => ({
        id: place + 1,
        source_id: role.source,
        organisation_id: role.organisation,
        title: role.title,
        held: `${role.from}/${role.to ?? '..'}`,
        held_from: `${role.from}-01-01`,
        held_to: role.to ? `${role.to}-12-31` : null,
        ...at,
      })),
  }
}
