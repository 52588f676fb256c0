import { useId, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useSourcesLike } from '@/app/desk/sources/like/use-sources-like'
import type { LikeSource } from '@/db/likeness'
import type { Choice } from '@/lib/draft'
import { sourceKinds, type SourceKind } from '@/lib/record'

export const made: Record<SourceKind, string> = {
  person: 'New person',
  organisation: 'New organisation',
  group: 'New group',
  unnamed: 'Unnamed source',
}
type Option = { key: string; choice: Choice; label: string; note: string }
type Props = {
  id?: string
  label: string
  /** The key that leads to the field. */
  keyName?: string
  hint?: string
  value: Choice | null
  /** What to look for while nothing is chosen. */
  name?: string
  kinds?: readonly SourceKind[]
  problem?: string
  disabled?: boolean
  onChange: (choice: Choice | null) => void
  /** Hears a key pressed in the empty field, and tells whether it took it. */
  onKeyInEmpty?: (key: string) => boolean
  /** Hears what is typed while nothing is chosen; without it such text goes when the field is left. */
  onName?: (name: string) => void
}

/** Type-ahead over names and other names of sources; what is not on record is made in place. */
export function SourceField({ label, hint, value, name = '', kinds = sourceKinds, ...props }: Props) {
  const { problem, disabled, keyName, onChange, onName, onKeyInEmpty } = props
  const own = useId()
  const id = props.id ?? own
  const [typed, setTyped] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const given = value?.name ?? name
  const shown = typed ?? given
  const input = useRef<HTMLInputElement>(null)
  const chosen = useRef('')
  const choose = (option: Option | undefined) => {
    if (!option) return
    chosen.current = option.choice.name
    onChange(option.choice)
    setTyped(null)
    setOpen(false)
  }
  const { found, look, stop, wait } = useSourcesLike((sources, words, then) => {
    setActive(0)
    if (then === 'list') return
    flushSync(() => choose(optionsOf(sources, words.trim(), kinds)[0]))
    if (then === 'save') input.current?.form?.requestSubmit()
  })
  const options = optionsOf(found, shown.trim(), kinds)
  const chooseListed = (option: Option | undefined) => {
    stop()
    choose(option)
  }

  // A name that is filled in while the field has the focus gives way to what is typed then.
  useLayoutEffect(() => {
    if (typed !== null || given === chosen.current || document.activeElement !== input.current) return
    input.current?.select()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is typed fills nothing in
  }, [given])

  const openList = () => {
    if (!isOpen) void look(shown)
    setOpen(true)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!shown && onKeyInEmpty?.(event.key)) return event.preventDefault()
    const saves = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (saves && wait('save')) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    if (event.key === 'Escape' && isOpen) event.stopPropagation()
    if (event.key === 'Escape') setOpen(false)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!isOpen) return openList()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((active + step + options.length) % Math.max(1, options.length))
    } else if (event.key === 'Enter' && isOpen && !saves) {
      event.preventDefault()
      // What is listed may be for the words before: Enter means the first of those that come for these.
      if (!wait('take')) chooseListed(options[active])
    }
  }
  const isNew = value && !value.id
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {keyName && <kbd aria-hidden="true">{keyName}</kbd>}
        {hint && <span className="hint">{hint}</span>}
      </label>
      <div className="combo combo--js" data-open={isOpen && options.length ? '' : undefined}>
        <input
          ref={input}
          className="in"
          id={id}
          role="combobox"
          aria-expanded={isOpen && options.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && options[active] ? `${id}-${options[active].key}` : undefined}
          aria-invalid={problem ? true : undefined}
          aria-describedby={`${id}-note`}
          autoComplete="off"
          maxLength={200}
          disabled={disabled}
          value={shown}
          onChange={(event) => {
            setTyped(event.target.value)
            setOpen(true)
            if (value) onChange(null)
            onName?.(event.target.value)
            void look(event.target.value)
          }}
          onFocus={() => !value && shown && openList()}
          onBlur={() => {
            setOpen(false)
            if (!onName) setTyped(null)
          }}
          onKeyDown={onKeyDown}
        />
        <ul className="combo__list" id={`${id}-list`} role="listbox" aria-label={label}>
          {isOpen &&
            options.map((option, index) => (
              <li
                key={option.key}
                id={`${id}-${option.key}`}
                role="option"
                aria-selected={index === active}
                // The field keeps the focus, so that its list is still open when the mouse is let go.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => chooseListed(option)}
              >
                {option.label}
                {option.note && <small>{option.note}</small>}
              </li>
            ))}
        </ul>
      </div>
      <p className={problem ? 'err' : 'hint'} id={`${id}-note`}>
        {problem ?? (value && (isNew ? `${made[value.kind]}, made when you record.` : 'On record.'))}
      </p>
    </div>
  )
}

/** What can be chosen for these words: sources on record, then a new one of each kind. */
function optionsOf(found: LikeSource[], words: string, kinds: readonly SourceKind[]): Option[] {
  const options: Option[] = found
    .filter((source) => kinds.includes(source.kind))
    .map((source) => ({
      key: String(source.id),
      choice: { id: source.id, name: source.name, kind: source.kind },
      label: source.name,
      note: noteOf(source),
    }))
  if (words)
    for (const kind of kinds)
      options.push({ key: kind, choice: { name: words, kind }, label: `${made[kind]} “${words}”`, note: '' })
  return options
}

/** What tells a source from others of its name. */
export function noteOf(source: LikeSource): string {
  const role = source.roles[0]
  const parts = [
    source.alias ? `also “${source.alias}”` : '',
    role ? [role.title, role.organisation].filter(Boolean).join(', ') : (source.description ?? source.kind),
    `${source.utterances} ${source.utterances === 1 ? 'utterance' : 'utterances'}`,
  ]
  return parts.filter(Boolean).join('. ')
}
