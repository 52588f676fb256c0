import { client } from '../db/connection'
import { bringInMany } from '../db/bring-in'
import { publish } from '../db/publishing'
import { recordStatements } from '../db/recording'
import type { SignedIn } from '../lib/permissions'
import { pieceOf, word } from './rows'

/** Words of an article that the test made itself, and what was recorded of them. */
export type OwnRow = {
  article: number
  text: string
  exact: string
  cue: string
  mention: string
  attestation: number
  claim: number
  source: number
  /** The version tags as the desk tells them. */
  tags: { attestation: string; claim: string; source: string }
}

type Wanted = {
  /** Each in an article of its own. */
  apart?: boolean
  /** Public, each claim with a second attestation. */
  published?: boolean
}

// Long before what other tests publish: lists of the newest show nothing of these rows.
export const day = '1987-05-04'
const plain = { title: null, publisher: null, author: null, url: null, language: null, date: day }

/** Drafts of an editor, each with a claim and a source of its own. */
export async function makeOwnRows(actor: SignedIn, count: number, wanted: Wanted): Promise<OwnRow[]> {
  const words = Array.from({ length: count }, () => {
    const mark = word()
    return { exact: `Gate ${mark} is shut`, mention: `Ada ${mark}`, cue: `told ${mark}` }
  })
  const printed = words.map(({ exact, mention, cue }) => `“${exact},” ${mention} ${cue}.`)
  const texts = wanted.apart ? printed : [printed.join('\n\n')]
  const articles: number[] = []
  for (const part of parts(texts, 100)) {
    const outcomes = await bringInMany(
      actor,
      part.map((text) => ({ ...plain, text })),
    )
    articles.push(...outcomes.map((outcome) => ('id' in outcome ? outcome.id : 0)))
  }
  const versions = await client()<{ id: number; article: number }[]>`
    select id, article_id as article from article_versions where article_id in ${client()(articles)}`
  const versionOf = new Map(versions.map(({ id, article }) => [article, id]))
  const placed = words.map((one, at) => ({
    ...one,
    article: articles[wanted.apart ? at : 0]!,
    text: texts[wanted.apart ? at : 0]!,
  }))
  const record = async (claim: (at: number) => { id: number } | { wording: string }) => {
    const statements = placed.map(({ article, text, exact, mention }, at) => ({
      versionId: versionOf.get(article)!,
      content: [pieceOf(text, exact)],
      ...{ cue: null, mention: null, kind: 'direct' as const, claim: claim(at), utterance: null },
      source: { name: mention, kind: 'person' as const },
      ...{ remember: null, capacity: null, speaksFor: null, channel: null, topics: [] },
      saidOn: { edtf: day, wording: null, basis: 'editor' as const },
      stance: 'asserts' as const,
    }))
    const outcomes = []
    for (const part of parts(statements, 1000)) outcomes.push(...(await recordStatements(actor, part)))
    return outcomes.map((outcome) => {
      if ('error' in outcome) throw outcome.error
      return outcome.recorded
    })
  }
  const recorded = await record((at) => ({ wording: `${words[at]!.exact}.` }))
  if (wanted.published) {
    await record((at) => ({ id: recorded[at]!.claim }))
    for (const articleId of articles) await publish(actor, { articleId, only: null })
  }
  const now = await standing(recorded.map(({ attestation }) => attestation))
  return placed.map((one, at) => {
    const { attestation, claim } = recorded[at]!
    return { ...one, attestation, claim, ...now.get(attestation)! }
  })
}

/** How attestations, with their claims and sources, stand on record: tags and source by the attestation's number. */
export async function standing(
  attestations: number[],
): Promise<Map<number, Pick<OwnRow, 'source' | 'tags'>>> {
  const rows = await client()<{ id: number; source: number; tags: OwnRow['tags'] }[]>`
    select a.id, s.id as source, json_build_object(
      'attestation', concat('"', a.version, '.', u.version, '.', c.version, '"'),
      'claim', concat('"', c.version, '"'), 'source', concat('"', s.version, '"')) as tags
    from attestations a join utterances u on u.id = a.utterance_id join claims c on c.id = u.claim_id
      join sources s on s.id = u.source_id
    where a.id in ${client()(attestations)}`
  return new Map(rows.map(({ id, ...now }) => [id, now]))
}

/** How many rows of a table an editor has made. */
export async function madeBy(actor: SignedIn, table: string): Promise<number> {
  const [told] = await client()<{ count: number }[]>`
    select count(*)::int as count from revisions
    where actor_id = ${actor.id} and object = ${table} and action = 'insert'`
  return told!.count
}

const parts = <Row>(rows: Row[], most: number): Row[][] =>
  rows.length <= most ? [rows] : [rows.slice(0, most), ...parts(rows.slice(most), most)]
