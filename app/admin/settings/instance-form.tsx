'use client'

import { useActionState } from 'react'
import { Choice, TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import type { Settings } from '@/db/settings'
import { saveInstance } from './actions'
import { InForce } from './in-force'

const fields = {
  name: 'name',
  keeper: 'keeper',
  contact: 'contact',
  licence: 'licence',
  licenceUrl: 'licence-url',
}

/** Name, keeper, licence, review, second factor, feeds and rights; `origin` is the address, set outside. */
export function InstanceForm({ settings, origin }: { settings: Settings; origin: string | null }) {
  const [state, send, busy] = useActionState(saveInstance, null)
  const line = (name: keyof typeof fields, label: string, hint: string) => (
    <TextField
      id={fields[name]}
      name={name}
      label={label}
      hint={hint}
      defaultValue={typedIn(state, name, settings[name] ?? '')}
      problem={problemOf(state, name)}
    />
  )
  // A box that is not ticked is not sent: what was typed tells only where it was.
  const ticked = (name: 'review' | 'feeds') =>
    state && 'typed' in state ? state.typed[name] === 'yes' : settings[name]
  return (
    <form action={send} className="form" aria-label="This instance">
      <FormNote state={state} fields={fields} from="/admin/settings" />
      {state && 'refusal' in state && state.refusal.kind === 'conflict' && (
        <InForce current={state.refusal.current} />
      )}
      <input type="hidden" name="version" value={settings.version} />
      {line('name', 'Name', 'Stands in the titles of pages and feeds.')}
      <div className="two">
        {line('keeper', 'Keeper', 'Who answers for this record: a person or an organisation.')}
        {line('contact', 'Contact', 'An email or web address, for readers to write to.')}
      </div>
      <p className="settings-fixed">
        <b>Address</b> {origin ?? 'not set'}
        <span className="hint">
          Set by the variable <code>ONRECORD_URL</code> when Onrecord is started: its public origin, such as
          https://onrecord.example. Feeds, citations and cards carry full addresses once it is set.
        </span>
      </p>
      <div className="two">
        {line('licence', 'Licence of the data', 'Named in the footer, in feeds and in every file.')}
        {line('licenceUrl', 'Address of the licence', 'Where it can be read.')}
      </div>
      <Choice
        id="text-rights"
        name="textRights"
        label="Texts of articles"
        hint="What readers see of an article where neither it nor its publisher says otherwise; publishers met from now on begin with it. excerpts: the passages on record. full: the whole text."
        options={['excerpts', 'full']}
        defaultValue={typedIn(state, 'textRights', settings.textRights)}
        problem={problemOf(state, 'textRights')}
      />
      <Choice
        id="second-factor"
        name="secondFactor"
        label="Second factor"
        hint="Who signs in with a code of an authenticator app beside the password. Who has none is led to set it up, and can do nothing else before. Sign-ins through another service count as they are."
        options={['nobody', 'admins', 'everyone']}
        defaultValue={typedIn(state, 'secondFactor', settings.secondFactor)}
        problem={problemOf(state, 'secondFactor')}
      />
      <Tick
        name="review"
        label="Review before publishing: what an editor publishes waits for a second person"
        on={ticked('review')}
      />
      <Tick name="feeds" label="Offer feeds (Atom and JSON Feed)" on={ticked('feeds')} />
      <div className="btns">
        <button className="btn btn--primary" aria-busy={busy}>
          Save the settings
        </button>
      </div>
    </form>
  )
}

function Tick({ name, label, on }: { name: string; label: string; on: boolean }) {
  return (
    <label className="tickbox">
      <input type="checkbox" name={name} value="yes" defaultChecked={on} key={String(on)} />
      {label}
    </label>
  )
}
