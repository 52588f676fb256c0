import { permanentRedirect } from 'next/navigation'
import { mergedInto } from '@/db/survivors'
import { numberOf } from '@/lib/address'
import type { Mergeable } from '@/lib/record'

/** Leads from the page of a row that was merged to the same page of the one it stands in; comes back for any other. */
export async function leadOn(noun: Mergeable, slug: string, rest = ''): Promise<void> {
  const id = numberOf(slug)
  const standing = id && (await mergedInto(noun, id))
  if (standing) permanentRedirect(`/${noun}/${standing}${rest}`)
}

/** The same for what is no page: the answer, or null for a row that is not merged. */
export async function ledOn(
  noun: Mergeable,
  id: number,
  at: (standing: number) => string,
): Promise<Response | null> {
  const standing = await mergedInto(noun, id)
  return standing ? new Response(null, { status: 308, headers: { Location: at(standing) } }) : null
}
