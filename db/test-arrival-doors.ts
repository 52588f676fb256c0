import { system, type Actor } from '../lib/permissions'
import * as arrivals from './arrivals'
import * as captures from './captures'
import { reviveCaptures } from './lost-captures'
import { pendingArticle } from './pending'
import { makeArticle, unique } from './test-rows'
import * as twins from './twins'

/** Makes the rows that a door needs, none of them the editor's, and returns the call. */
export type Prepare = () => Promise<(actor: Actor) => Promise<unknown>>

export const plainPage = { title: null, publisher: null, author: null, url: null, language: null, date: null }

/** An address that no other test uses. */
export const freshAddress = () => `https://averil.example/${unique('story').replace(' ', '-')}`

/** A page that waits to be opened. */
export const asked = (address = freshAddress()) => arrivals.requestPage(system, { ...plainPage, address })

/** What the worker read of a page with these words. */
export const pageRead = (id: number, text: string, more: Partial<ReturnType<typeof told>> = {}) => ({
  id,
  opened: {
    finalAddress: freshAddress(),
    status: 200,
    headers: { etag: '"1"' },
    mediaType: 'text/html',
    bytes: Buffer.from(`<p>${text}`),
  },
  read: { ...told(text), ...more },
})

const told = (text: string) => ({
  title: 'Three months of silence' as string | null,
  byline: 'Joss Amberley' as string | null,
  publisher: unique('The Averil Courier') as string | null,
  publishedOn: '2025-03-14' as string | null,
  publishedAt: '2025-03-14T18:04:00+01:00' as string | null,
  modifiedAt: null as string | null,
  language: 'en' as string | null,
  canonical: null as string | null,
  text,
})

const withAddress = () => makeArticle(system, { url: freshAddress() })

export const arrivalDoors: Record<string, Prepare> = {
  requestPage: async () => (actor) => arrivals.requestPage(actor, { ...plainPage, address: freshAddress() }),
  requestFile: async () => (actor) =>
    arrivals.requestFile(actor, { name: 'a.txt', mediaType: null, bytes: Buffer.from(unique('A text.')) }),
  captureAgain: async () => {
    const { id } = await withAddress()
    return (actor) => arrivals.captureAgain(actor, { id })
  },
  watchArticle: async () => {
    const { id } = await withAddress()
    return (actor) => arrivals.watchArticle(actor, { id, watched: true })
  },
  setArchiveCopy: async () => {
    const { id } = await makeArticle(system)
    return (actor) => arrivals.setArchiveCopy(actor, { id, archiveUrl: 'https://archive.example/1' })
  },
  joinArticles: async () => {
    const [one, other] = [await makeArticle(system), await makeArticle(system)]
    return (actor) => twins.joinArticles(actor, { id: one.id, into: other.id })
  },
  pendingArticle: async () => {
    const { articleId } = await asked()
    return (actor) => pendingArticle(actor, articleId)
  },
  keepApart: async () => {
    const { id } = await makeArticle(system)
    return (actor) => twins.keepApart(actor, { id })
  },
  partArticle: async () => {
    const [one, other] = [await makeArticle(system), await makeArticle(system)]
    await twins.joinArticles(system, { id: one.id, into: other.id })
    return (actor) => twins.partArticle(actor, { id: one.id })
  },
}

export const captureDoors: Record<string, Prepare> = {
  captureDue: async () => (actor) => arrivals.captureDue(actor),
  reviveCaptures: async () => (actor) => reviveCaptures(actor),
  captureToRun: async () => {
    const { capture } = await asked()
    return (actor) => captures.captureToRun(actor, capture!)
  },
  storeCapture: async () => {
    const { capture } = await asked()
    return (actor) => captures.storeCapture(actor, pageRead(capture!, unique('The words.')))
  },
  storeUnchanged: async () => {
    const { capture } = await asked()
    return (actor) => captures.storeUnchanged(actor, { id: capture! })
  },
  failCapture: async () => {
    const { capture } = await asked()
    const failed = { id: capture!, problem: 'The page answers 404.', status: 404, forGood: true }
    return (actor) => captures.failCapture(actor, failed)
  },
}
