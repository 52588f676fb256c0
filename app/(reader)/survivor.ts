import { permanentRedirect } from 'next/navigation'
import { tagPage } from '@/app/tag-page'
import { joinedTo } from '@/db/articles'
import { numberOf } from '@/lib/address'

/** Leads from an article that is another address of one to the same page of that one, if anything of it is public. */
export async function leadToSurvivor(slug: string, rest = ''): Promise<void> {
  const id = numberOf(slug)
  const joined = id && (await joinedTo(id))
  if (!joined) return
  await tagPage(`article:${joined.id}`)
  if (joined.address) permanentRedirect(`/articles/${joined.address}${rest}`)
}
