import { Conflict, Invalid } from '../lib/errors'

/** What a constraint of the database says to the person whose input it refused: field and words. */
const words: Record<string, [field: string, message: string]> = {
  users_email: ['email', 'There is a user with this address already.'],
  users_email_shape: ['email', 'This is not an email address.'],
  publishers_name: ['publisher', 'There is a publisher of this name already.'],
  publisher_names_once: ['name', 'A publisher has this name already.'],
  publisher_hosts_once: ['host', 'The publisher has this host already.'],
  topic_names_once: ['name', 'A topic has this name already.'],
  feeds_address: ['address', 'This feed is asked already.'],
  source_names_once: ['name', 'The source has this name already.'],
  identifiers_once: ['value', 'The source has this identifier already.'],
  topics_name: ['topics', 'There is a topic of this name already.'],
  attestations_span: ['content', 'The words are not those of the text.'],
  sources_merged: ['source', 'This source was merged into another. Choose that one.'],
  claims_merged: ['claim', 'This claim was merged into another. Choose that one.'],
  publishers_merged: ['publisher', 'This publisher was merged into another. Choose that one.'],
  topics_merged: ['topics', 'This topic was merged into another. Choose that one.'],
  merges_once: ['into', 'This is merged already.'],
  merges_apart: ['into', 'That they are not the same is on record already.'],
  roles_of_persons: ['kind', 'Only a person holds a role.'],
  roles_at_organisations: ['organisation', 'A role is held at an organisation.'],
  utterances_speaks_for_organisation: ['speaksFor', 'One speaks for an organisation or a group.'],
  sources_outlet: ['publisher', 'Only an unnamed source has an outlet that keeps it unnamed.'],
  sources_kind_in_use: ['kind', 'Roles or statements rest on this kind of source.'],
  claim_links_once: ['to', 'These claims are linked so already.'],
  claim_links_itself: ['to', 'A claim is not linked to itself.'],
  assessments_once: ['claim', 'The claim has an assessment. Change that, or withdraw it first.'],
  settings_scale: ['scale', 'A scale has two to twelve ratings.'],
  attestations_in_public_claim: ['claim', 'A public passage moves only to a public claim.'],
  attestations_once: ['content', 'These words are on record for this utterance already.'],
  attestations_published_whole: ['source', 'A published passage needs a source and a day.'],
}

/** What it says where a state stands in the way, of which the input says nothing. */
const states: Record<string, string> = {
  claims_merged_state: 'This claim is merged into another: undo that to put it back.',
  claims_kept: 'What was published is withdrawn, never deleted.',
  claim_links_kept: 'What was published is withdrawn, never deleted.',
  assessments_kept: 'What was published is withdrawn, never deleted.',
  attestations_kept: 'What was published is withdrawn, never deleted.',
  claims_published_with_utterance:
    'A public claim needs at least one published passage. Withdraw the claim instead.',
}

type DatabaseError = { code: string; message: string; constraint_name?: string; table_name?: string }

function databaseError(error: unknown): DatabaseError | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if ('code' in at && /^[0-9A-Z]{5}$/.test(String(at.code))) return at as unknown as DatabaseError
  return null
}

/**
 * A constraint's refusal as Invalid, of a state as Conflict; another failure without the statement's parameters, which
 * are people's text.
 */
export function refusal(error: unknown): Error {
  const cause = databaseError(error)
  if (!cause) return error instanceof Error ? error : new Error(String(error))
  if (cause.code === '40001' || cause.code === '40P01' || cause.code === '55P03')
    return new Conflict('Somebody else is changing this. Try again.')
  if (cause.code === '22021' || cause.code === '22P05')
    return new Invalid([{ field: '', message: 'A character here cannot be stored.' }])
  if (cause.code === '22003') return new Invalid([{ field: '', message: 'A number here is too large.' }])
  if (cause.code.startsWith('23')) {
    const standing = states[cause.constraint_name ?? '']
    if (standing) return new Conflict(standing)
    const known = words[cause.constraint_name ?? '']
    // The rule that has no words here is for the log, not for people, and what they typed is for neither.
    if (!known)
      console.error(`Refused by ${cause.constraint_name ?? cause.code} of ${cause.table_name ?? 'no table'}`)
    const [field, message] = known ?? ['', 'A rule of the record refuses this.']
    return new Invalid([{ field, message }])
  }
  // Postgres quotes the value that it could not read: `invalid input syntax for type integer: "…"`.
  return new Error(`Database: ${cause.message.replace(/: ".*/s, '')} (${cause.code})`)
}
