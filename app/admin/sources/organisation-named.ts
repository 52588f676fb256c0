import { sourcesLike } from '@/db/likeness'
import { Invalid } from '@/lib/errors'
import type { Actor } from '@/lib/permissions'

/**
 * The organisation or group of this very name, or of the number at its end (`Harbour Board · 12`, as the field offers
 * where several have the name); null for an empty one. Errors: Invalid, Forbidden.
 */
export async function organisationNamed(actor: Actor, words: string): Promise<number | null> {
  const refuse = (message: string) => new Invalid([{ field: 'organisation', message }])
  const name = words.trim()
  if (!name) return null
  const numbered = /(?:^|· )([1-9][0-9]{0,8})$/.exec(name)
  if (numbered) return Number(numbered[1])
  const like = (await sourcesLike(actor, name)).filter(
    ({ kind }) => kind === 'organisation' || kind === 'group',
  )
  const same = like.filter(({ score }) => score === 1)
  if (same.length === 1) return same[0]!.id
  if (same.length > 1)
    throw refuse(
      `Several have this name: write ${same.map((one) => `“${one.name} · ${one.id}”`).join(' or ')}.`,
    )
  if (like.length === 0) throw refuse('There is no organisation like this. Make it first, as a new source.')
  throw refuse(
    `No organisation has this very name. Did you mean ${like.map((one) => `“${one.name}”`).join(' or ')}?`,
  )
}
