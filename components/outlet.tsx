import { address } from '@/lib/address'

/** An outlet's name, leading to its page. */
export function Outlet({ name, id }: { name: string | null; id: number | null }) {
  if (!name || !id) return 'Publisher not known'
  return <a href={`/publishers/${address(id, name)}`}>{name}</a>
}
