import { notFound } from 'next/navigation'
import { numberOf } from '@/lib/address'

/** The row's number that is the whole of a part of the path; anything else is not found. */
export function rowNumber(part: string): number {
  const id = numberOf(part)
  if (!id || String(id) !== part) notFound()
  return id
}
