import { useEffect, useState } from 'react'
import { findSources } from '@/app/desk/sources/like/use-sources-like'
import type { Choice } from '@/lib/draft'
import type { Who } from '@/lib/suggestion-draft'
import { made, noteOf } from './source-field'

type Props = {
  who: Extract<Who, { how: 'choose' }>
  mention: string
  value: Choice | null
  onChoose: (choice: Choice) => void
}

/** The sources that a suggestion's speaker may be, each with its key: the program does not choose. */
export function SourceChoices({ who, mention, value, onChoose }: Props) {
  const { among } = who
  const name = among.at(-1)?.name ?? ''
  const [notes, setNotes] = useState<Record<number, string>>({})
  useEffect(() => {
    let stale = false
    void findSources(name).then((found) => {
      if (!stale) setNotes(Object.fromEntries(found.map((source) => [source.id, noteOf(source)])))
    })
    return () => {
      stale = true
    }
  }, [name])
  return (
    <div className="note choices" role="group" aria-labelledby="who-says">
      <p id="who-says">
        <b>Who is {mention ? `“${mention}”` : 'speaking'}?</b> The choice is the editor’s.
      </p>
      <ul>
        {among.map(({ why, ...choice }, index) => (
          <li key={choice.id ?? 'new'}>
            <button
              className="btn"
              type="button"
              aria-pressed={value !== null && value.id === choice.id && value.name === choice.name}
              onClick={() => onChoose(choice)}
            >
              <kbd>{index + 1}</kbd>
              <span>
                {choice.id ? choice.name : `${made[choice.kind]} “${choice.name}”`}
                <small>
                  {[why, choice.id && notes[choice.id]]
                    .flatMap((note) => note || [])
                    .map((note) => note.charAt(0).toUpperCase() + note.slice(1))
                    .join('. ')}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
