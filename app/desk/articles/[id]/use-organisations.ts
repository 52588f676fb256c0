import { useEffect, useRef, useState } from 'react'
import { findSources } from '@/app/desk/sources/like/use-sources-like'
import type { DeskSuggestion } from '@/lib/desk-view'
import type { Choice } from '@/lib/draft'
import { isSpokesperson } from '@/lib/suggestion-draft'

/** The organisations that spokespeople of these suggestions speak for, as far as they are on record, by printed name. */
export function useOrganisations(suggestions: readonly DeskSuggestion[]): Record<string, Choice> {
  const [found, setFound] = useState<Record<string, Choice>>({})
  const asked = useRef(new Set<string>())
  useEffect(() => {
    for (const { speaker } of suggestions) {
      const name = speaker?.organisation
      if (!name || !isSpokesperson(speaker.capacity) || asked.current.has(name)) continue
      asked.current.add(name)
      void findSources(name).then((sources) => {
        const same = sources.find(
          ({ score, kind }) => score > 0.99 && (kind === 'organisation' || kind === 'group'),
        )
        if (same) setFound((all) => ({ ...all, [name]: { id: same.id, name: same.name, kind: same.kind } }))
      })
    }
  }, [suggestions])
  return found
}
