import { Choice, TextArea, TextField } from '@/app/admin/field'
import { problemOf, typedIn, type FormState } from '@/app/admin/form-state'
import { sourceKinds, type SourceKind } from '@/lib/record'

export type Described = { name: string; kind: SourceKind; description: string | null }

/** Name, kind and description of a source, as they are on record or as they were typed. */
export function SourceFields({ state, source }: { state: FormState; source?: Described }) {
  return (
    <>
      <TextField
        id="name"
        name="name"
        label="Name"
        maxLength={200}
        required
        defaultValue={typedIn(state, 'name', source?.name)}
        problem={problemOf(state, 'name')}
      />
      <Choice
        id="kind"
        name="kind"
        label="Kind"
        options={sourceKinds}
        defaultValue={typedIn(state, 'kind', source?.kind ?? 'person')}
        problem={problemOf(state, 'kind')}
      />
      <TextArea
        id="description"
        name="description"
        label="Description"
        rows={2}
        maxLength={500}
        hint="One line that tells the source from others of the same name."
        defaultValue={typedIn(state, 'description', source?.description ?? '')}
        problem={problemOf(state, 'description')}
      />
    </>
  )
}
