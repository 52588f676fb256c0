'use client'

import { useEffect, useRef, useState, type ComponentProps } from 'react'
import { TextField } from '@/app/admin/field'
import type { LikeSource } from '@/db/likeness'

/** Type-ahead over organisations and groups; where several have one name, each is offered with its number. */
export function OrganisationField(props: ComponentProps<typeof TextField>) {
  const [found, setFound] = useState<LikeSource[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const asked = useRef<AbortController>(undefined)
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      asked.current?.abort()
    },
    [],
  )
  const look = (words: string) => {
    clearTimeout(timer.current)
    asked.current?.abort()
    if (!words.trim()) return
    timer.current = setTimeout(async () => {
      asked.current = new AbortController()
      try {
        const { signal } = asked.current
        const answer = await fetch(`/desk/sources/like?q=${encodeURIComponent(words)}`, { signal })
        const sources = answer.ok ? ((await answer.json()) as LikeSource[]) : []
        setFound(sources.filter(({ kind }) => kind === 'organisation' || kind === 'group'))
      } catch {
        // Offline, or typed on: the form still takes the name.
      }
    }, 150)
  }
  const list = `${props.id}-offered`
  return (
    <>
      <TextField {...props} list={list} onChange={(event) => look(event.target.value)} />
      <datalist id={list}>
        {found.map(({ id, name, alias, description }) => (
          <option
            key={id}
            value={found.filter((other) => other.name === name).length > 1 ? `${name} · ${id}` : name}
          >
            {[alias && `also “${alias}”`, description].filter(Boolean).join('. ')}
          </option>
        ))}
      </datalist>
    </>
  )
}
