import { Choice, TextField } from '@/app/admin/field'
import { problemOf, typedIn, type FormState } from '@/app/admin/form-state'
import { OrganisationField } from './organisation-field'

/** One field of the rows of a section; `options` make it a choice, `organisation` a field that offers them. */
export type RowField = {
  name: string
  label: string
  hint?: string
  maxLength?: number
  required?: boolean
  options?: readonly string[]
  organisation?: boolean
}
export type Values = Record<string, string>

/** The fields of one row, as they are on record or as they were typed. */
export function RowFields(props: { prefix: string; fields: RowField[]; values: Values; state: FormState }) {
  const { prefix, fields, values, state } = props
  const [first, ...rest] = fields.map((field) => {
    const { name, organisation, options, ...more } = field
    const control = {
      ...more,
      id: `${prefix}-${name}`,
      name,
      defaultValue: typedIn(state, name, values[name] ?? ''),
      problem: problemOf(state, name),
    }
    if (organisation) return <OrganisationField key={name} {...control} />
    return options ? (
      <Choice key={name} {...control} options={options} />
    ) : (
      <TextField key={name} {...control} />
    )
  })
  if (rest.length === 1)
    return (
      <div className="two">
        {first}
        {rest}
      </div>
    )
  return (
    <>
      {first}
      <div className={rest.length > 2 ? 'two two--three' : 'two'}>{rest}</div>
    </>
  )
}
