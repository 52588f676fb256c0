import { z } from 'zod'
import { searchWords } from '../statement-input'
import { whole } from './answers'
import { component } from './component'
import { DeskSource, deskSourceOf } from './desk'
import { origin } from './example'
import { operation } from './operation'
import { noParts, pageOf, paging } from './paging'

export const DeskSourceNamed = component(
  'DeskSourceNamed',
  DeskSource.extend({
    aliases: z.array(z.string()).describe('What else it is called, at most 20'),
    exact: z.boolean().describe('Whether it is called so, or also so, but for case and accents'),
    public: z.boolean().describe('Whether readers see it'),
    sample: z.boolean().describe('true: invented, so that nothing real should rest on it'),
  }),
)

type NamedRow = Omit<z.output<typeof DeskSourceNamed>, 'url' | 'desk' | 'self' | 'mergedInto' | 'public'>

/** A source that was found by a name. */
export const deskSourceNamedOf = (
  { shown, ...row }: NamedRow & { shown: boolean },
  origin: string,
): z.output<typeof DeskSourceNamed> => ({
  ...deskSourceOf({ ...row, mergedInto: null }, origin),
  ...{ aliases: row.aliases, exact: row.exact, public: shown, sample: row.sample },
})

const example = deskSourceNamedOf(
  {
    ...{ id: 7, name: 'Mara Lindqvist', kind: 'person', description: 'Harbour master.', confirmed: false },
    ...{ version: 1, aliases: ['M. Lindqvist'], exact: true, shown: false, sample: false },
  },
  origin,
)

export const findSources = operation({
  id: 'listDeskSources',
  method: 'get',
  path: '/desk/sources',
  tag: 'desk',
  summary: 'Sources of a name, and of names like it',
  description:
    'Those that nothing public names too, so that one is not made twice. Those that are called so, or also so, come first (“exact”), then the nearest, as far as the 200 nearest names and other names go; none that was found to be another.',
  scope: 'read',
  parts: noParts,
  query: z.object({
    name: searchWords.describe('A name; what is past 200 characters is not heeded'),
    ...paging,
  }),
  examples: { name: 'Mara Lindqvist', limit: 20 },
  answers: {
    200: whole(
      pageOf(DeskSourceNamed),
      { items: [example], next: null },
      'A page of sources, the nearest first',
    ),
  },
  problems: [],
})
