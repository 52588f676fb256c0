/** What examples of the document begin with; the record they show is invented. */
export const origin = 'https://onrecord.example'

const at = (noun: string, id: number, slug: string) => ({
  id,
  url: `${origin}/${noun}/${id}-${slug}`,
  self: `${origin}/api/v1/${noun}/${id}`,
})

const claimReference = {
  ...at('claims', 12, 'the-harbour-bridge-will-stay-closed-until-june'),
  wording: 'The harbour bridge will stay closed until June.',
}
const sourceReference = {
  ...at('sources', 7, 'mara-lindqvist'),
  name: 'Mara Lindqvist',
  kind: 'person',
}
const officeReference = {
  ...at('sources', 9, 'harbour-office'),
  name: 'Harbour Office',
  kind: 'organisation',
}
const topicReference = { ...at('topics', 3, 'bridges'), name: 'Bridges' }

/** One row of each kind, all of one invented record, as the API answers it. */
export const examples = {
  claimReference,
  sourceReference,
  officeReference,
  topicReference,
  claim: {
    ...claimReference,
    topics: [topicReference],
    firstPublishedOn: '2025-03-15',
    firstSaid: { edtf: '2025-03-14', earliest: '2025-03-14', latest: '2025-03-14' },
    lastSaid: { edtf: '2025-03', earliest: '2025-03-01', latest: '2025-03-31' },
    utteranceCount: 2,
    sourceCount: 2,
    sample: false,
  },
} as const
