'use client'

import { useRouter } from 'next/navigation'
import { useKeys, useSingleKeys } from './use-keys'

/** The way to paste the text of an article whose page could not be read: a link, and the key `p`. */
export function PasteInstead({ id }: { id: number }) {
  const router = useRouter()
  const [on] = useSingleKeys()
  const href = `/desk/import?article=${id}`
  useKeys({ on, busy: false, refused: false }, { p: () => router.push(href) })
  return (
    <a className="btn btn--primary" href={href}>
      Paste its text {on && <kbd>p</kbd>}
    </a>
  )
}
