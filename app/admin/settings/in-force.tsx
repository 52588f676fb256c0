import { SavedFields } from '@/components/saved-fields'
import { savedFields } from '@/lib/saved-fields'

/** The settings that another admin saved meanwhile. */
export function InForce({ current }: { current: unknown }) {
  if (typeof current !== 'object' || current === null) return null
  return (
    <div>
      <p className="label">On record now</p>
      <SavedFields whole fields={savedFields(null, current as Record<string, unknown>)} />
      <p>
        <a href="/admin/settings">Show the settings on record</a>: what you typed is then gone.
      </p>
    </div>
  )
}
