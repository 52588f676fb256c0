import { z } from 'zod'

const names = new Map<z.core.$ZodType, string>()

/** Gives a schema the name under which the document holds it once; wherever else it stands, it is referred to. */
export function component<Schema extends z.ZodType>(name: string, schema: Schema): Schema {
  names.set(schema, name)
  return schema
}

/** What a client sends (`input`) or is answered (`output`): defaults may be left out of the one, never of the other. */
export type Way = 'input' | 'output'

type Json = Record<string, unknown>

/**
 * The JSON Schema (2020-12) of a schema, with references to the components in it; each of those is added to
 * `components`, which holds all that the references lead to.
 */
export function jsonSchema(schema: z.ZodType, way: Way, components: Json): Json {
  const name = names.get(schema)
  if (name) {
    if (!(name in components)) {
      components[name] = {}
      components[name] = inline(schema, way, components)
    }
    return { $ref: `#/components/schemas/${name}` }
  }
  return inline(schema, way, components)
}

function inline(schema: z.ZodType, way: Way, components: Json): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: way,
    override: ({ zodSchema, jsonSchema: made }) => {
      // A component that is described where it stands is a copy of it.
      const met = [zodSchema as z.core.$ZodType, zodSchema._zod.parent].find((one) => one && names.has(one))
      if (!met || zodSchema === (schema as z.core.$ZodType)) return
      const { description } = made
      for (const key of Object.keys(made)) delete (made as Json)[key]
      Object.assign(made, jsonSchema(met as z.ZodType, way, components), description && { description })
    },
  })
  return json
}

/** The name of a component. */
export const nameOf = (schema: z.ZodType): string => names.get(schema) ?? ''
