'use client'

import type { ComponentProps } from 'react'
import { TextField } from '@/app/admin/field'
import { useSourcesLike } from '@/app/desk/sources/like/use-sources-like'

/** Type-ahead over organisations and groups; where several have one name, each is offered with its number. */
export function OrganisationField(props: ComponentProps<typeof TextField>) {
  const { found: sources, look } = useSourcesLike()
  const found = sources.filter(({ kind }) => kind === 'organisation' || kind === 'group')
  const list = `${props.id}-offered`
  return (
    <>
      <TextField {...props} list={list} onChange={(event) => void look(event.target.value)} />
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
