import { headerKeys, type HeaderKey } from '@/lib/header'

/** What is typed on the page, as this device keeps it; `touched` are the fields that the editor typed herself. */
export type Draft = { fields: Partial<Record<HeaderKey | 'text', string>>; touched: HeaderKey[]; at: number }

/** The draft of a user on this device; null where there is none, or none that can be read. */
export function keptDraft(key: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null
    if (!draft || typeof draft.at !== 'number') return null
    const fields = Object.fromEntries(
      ['text' as const, ...headerKeys].map((name) => [name, String(draft.fields[name] ?? '')]),
    )
    return { fields, touched: headerKeys.filter((name) => draft.touched.includes(name)), at: draft.at }
  } catch {
    return null
  }
}

/** Keeps a draft, or removes it; false where this device has no room for it. */
export function keepDraft(key: string, draft: Draft | null): boolean {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft))
    else localStorage.removeItem(key)
    return true
  } catch {
    return false
  }
}
