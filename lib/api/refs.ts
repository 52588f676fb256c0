import { z } from 'zod'
import { sourceKinds, type ClaimRef, type SourceKind } from '../record'
import { component } from './component'
import { id } from './paging'

/** What every row of the record begins with: its number and where it is found. */
export const addressed = {
  id,
  url: z.url().describe('The page for people'),
  self: z.url().describe('The same in this API'),
}

export const ClaimReference = component('ClaimReference', z.object({ ...addressed, wording: z.string() }))
export const SourceReference = component(
  'SourceReference',
  z.object({
    ...addressed,
    name: z.string(),
    kind: z
      .enum(sourceKinds)
      .describe('“unnamed”: a source whose name was not printed, not to be joined to any other'),
  }),
)
export const NamedReference = component('NamedReference', z.object({ ...addressed, name: z.string() }))
export const ArticleReference = component('ArticleReference', z.object({ ...addressed, title: z.string() }))

/** Where a row is found: `address` is what stands behind its noun in the address of its page. */
export const placeOf = (noun: string, row: { id: number; address: string }, origin: string) => ({
  id: row.id,
  url: `${origin}/${noun}/${row.address}`,
  self: `${origin}/api/v1/${noun}/${row.id}`,
})

export const claimRef = (claim: ClaimRef, origin: string) => ({
  ...placeOf('claims', claim, origin),
  wording: claim.wording,
})

export const sourceRefOf = (
  source: { id: number; name: string; kind: SourceKind; address: string },
  origin: string,
) => ({ ...placeOf('sources', source, origin), name: source.name, kind: source.kind })

export const namedRef = (
  noun: 'topics' | 'publishers',
  row: { id: number; name: string; address: string },
  origin: string,
) => ({ ...placeOf(noun, row, origin), name: row.name })

export const articleRef = (article: { id: number; title: string; address: string }, origin: string) => ({
  ...placeOf('articles', article, origin),
  title: article.title,
})
