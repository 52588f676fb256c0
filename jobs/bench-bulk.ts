import { randomUUID } from 'node:crypto'
import { copyStatements } from '../db/bench-copies'
import { freePort } from '../db/embedded-postmaster'
import { versionOf } from '../db/passages'
import { recordStatements } from '../db/recording'
import { recordSource } from '../db/source-doors'
import { recordStatement } from '../db/statements'
import { makeTokenFor } from '../db/tokens'
import { addUser } from '../db/users'
import type { BulkLine } from '../lib/api/bulk'
import { system, type SignedIn } from '../lib/permissions'
import { serve } from './bench-server'

/** Statements of one turn, and of one transaction as the API writes. */
const [TURN, LOT] = [1000, 200]
const IN_ARTICLE = 20

type Statement = { article: number; versionId: number; start: number; end: number; wording: string }
type Way = { what: string; record: (statements: Statement[]) => Promise<unknown>; share?: number }

/**
 * So many claims each way, of articles with twenty statements each: one by one, in batches, by plain SQL, and through
 * the API of the built product. All take turns, since a machine is not as fast at every moment.
 */
export async function bulkSpeeds(claims: number, url: string, data: string): Promise<void> {
  const editor = { name: 'Bench', email: 'bench@example.org', role: 'editor' } as const
  const id = await addUser(system, { ...editor, password: randomUUID() })
  const actor: SignedIn = { kind: 'user', id, role: editor.role, name: editor.name }
  const asked = { email: editor.email, name: 'Bench', days: 1, scopes: ['read', 'write'] } as const
  const { token } = await makeTokenFor(system, { ...asked, scopes: [...asked.scopes] })
  const port = await freePort()
  const stop = await serve(port, url, data)
  const send = senderTo(`http://localhost:${port}/api/v1`, token)
  try {
    const source = await recordSource(system, { name: 'A harbour', kind: 'organisation' })
    const ways = waysOf(actor, source, send)
    const made = new Map<string, { rows: number; ms: number }>()
    const count = (what: string, rows: number, ms: number) => {
      const before = made.get(what) ?? { rows: 0, ms: 0 }
      made.set(what, { rows: before.rows + rows, ms: before.ms + ms })
    }
    // The first turn loads the code.
    for (let turn = 0; turn <= Math.ceil(claims / TURN); turn += 1)
      for (const { what, record, share = 1 } of ways) {
        const { statements, ms: brought } = await newStatements(send, TURN * share)
        const ms = await timed(() => record(statements))
        if (turn) count('articles through the API', statements.length / IN_ARTICLE, brought)
        if (turn) count(what, statements.length, ms)
      }
    const perSecond = ({ rows, ms }: { rows: number; ms: number }) => (rows * 1000) / ms
    const base = perSecond(made.get(ways[0]!.what)!)
    console.log(`\n${'a second'.padStart(40)}  ratio`)
    for (const [what, spent] of made)
      console.log(
        `${what.padEnd(30)}${perSecond(spent).toFixed(0).padStart(10)}  ${(perSecond(spent) / base).toFixed(2).padStart(5)}`,
      )
  } finally {
    await stop()
  }
}

function waysOf(actor: SignedIn, source: number, send: Send): Way[] {
  const formOf = ({ article: _, versionId, wording, ...piece }: Statement) => ({
    versionId,
    ...said(source, wording),
    ...{ content: [piece], cue: null, mention: null, utterance: null, remember: null, speaksFor: null },
    topics: [],
  })
  const lineOf = ({ article, wording, start, end }: Statement) => ({
    article,
    content: [{ start, end }],
    ...said(source, wording),
  })
  const recorded: number[] = []
  const batches = (abreast: number) => async (statements: Statement[]) => {
    await abreastOf(abreast, lots(statements.map(formOf)), async (lot) => {
      for (const outcome of await recordStatements(actor, lot)) {
        if ('error' in outcome) throw outcome.error
        recorded.push(outcome.recorded.attestation)
      }
    })
  }
  const lines = (key: () => string | null) => (statements: Statement[]) =>
    send('/attestations/bulk', statements.map(lineOf), key())
  return [
    {
      what: 'one by one, 8 abreast',
      record: (statements) => abreastOf(8, statements, (one) => recordStatement(actor, formOf(one))),
      share: 0.2,
    },
    { what: `${LOT} at once`, record: batches(1) },
    { what: `${LOT} at once, 2 abreast`, record: batches(2) },
    {
      what: 'the same in plain SQL',
      record: () => abreastOf(1, lots(recorded.splice(0, TURN)), copyStatements),
    },
    { what: 'lines to the API', record: lines(() => null) },
    { what: 'lines to the API with a key', record: lines(randomUUID) },
  ]
}

const said = (source: number, wording: string) => ({
  ...{ kind: 'direct' as const, claim: { wording }, source: { id: source }, stance: 'asserts' as const },
  saidOn: { edtf: '2023-03-17', wording: null, basis: 'stated' as const },
})

const lots = <Row>(rows: Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / LOT) }, (_, at) => rows.slice(at * LOT, (at + 1) * LOT))

async function abreastOf<Item>(most: number, items: Item[], run: (item: Item) => Promise<unknown>) {
  const queue = items.values()
  const worker = async () => {
    for (const item of queue) await run(item)
  }
  await Promise.all(Array.from({ length: most }, worker))
}

/** Milliseconds that it takes. */
async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await run()
  return performance.now() - began
}

type Send = ReturnType<typeof senderTo>

/** Sends rows as JSON Lines, and answers the numbers of what was made. */
const senderTo =
  (api: string, token: string) =>
  async (path: string, rows: unknown[], key: string | null): Promise<number[]> => {
    const answer = await fetch(api + path, {
      method: 'POST',
      headers: {
        ...{ Authorization: `Bearer ${token}`, 'Content-Type': 'application/jsonl' },
        ...(key && { 'Idempotency-Key': key }),
      },
      body: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
    })
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}: ${text}`)
    const told = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as BulkLine)
    const refused = told.find(({ status }) => status !== 201)
    if (refused || told.length !== rows.length) throw new Error(`${path}: ${JSON.stringify(refused)}`)
    return told.map(({ id }) => id!)
  }

const quote = (at: number) => `“We shut gate ${at} at noon.” `
let report = 0

/** Statements of new articles, which the API takes in; how many milliseconds that took. */
async function newStatements(send: Send, count: number): Promise<{ statements: Statement[]; ms: number }> {
  const texts = Array.from({ length: count / IN_ARTICLE }, () => {
    report += 1
    return `${Array.from({ length: IN_ARTICLE }, (_, at) => quote(at)).join('')}Report ${report}.`
  })
  let articles: number[] = []
  const ms = await timed(async () => {
    const rows = texts.map((text) => ({ text, language: 'en', date: '2023-03-18' }))
    articles = await send('/articles/bulk', rows, null)
  })
  const statements: Statement[] = []
  for (const [place, text] of texts.entries()) {
    const article = articles[place]!
    const versionId = await versionOf(article)
    for (let at = 0; at < IN_ARTICLE; at += 1) {
      const start = text.indexOf(quote(at)) + 1
      const wording = `Gate ${at} was shut at noon, as report ${article} says.`
      statements.push({ article, versionId, start, end: start + quote(at).length - 3, wording })
    }
  }
  return { statements, ms }
}
