import type { UserRole } from './record'

/** A request of a program that has begun: its token and key, and how often it was begun. */
export type BegunRequest = { token: number; key: string; attempt: number }

/** Who acts: a reader without sign-in, a signed-in user, or the program itself. */
export type Actor =
  | { kind: 'reader' }
  // `place`: the network address of the request, for the audit log.
  // `token`: of the program that acts for the user; `request`: what it asked for not to be done twice.
  // `lacks`: the second factor that is asked for; `vouched`: signed in through a service that has its own.
  | {
      kind: 'user'
      id: number
      role: UserRole
      name: string
      place?: string
      lacks?: boolean
      vouched?: boolean
      token?: number
      request?: BegunRequest
    }
  // `samples`: what it makes is marked as sample.
  | { kind: 'system'; samples?: true }

export type SignedIn = Extract<Actor, { kind: 'user' }>

export const reader: Actor = { kind: 'reader' }
export const system: Actor = { kind: 'system' }
/** The program as it makes the sample data of a new instance. */
export const sampler: Actor = { kind: 'system', samples: true }

/**
 * The whole policy. `own` is what an editor may do only with rows that the editor created and that no
 * admin has confirmed, or published.
 */
const policy = {
  'desk: read': { editor: 'yes', admin: 'yes', system: 'yes' },
  'article: bring in': { editor: 'yes', admin: 'yes', system: 'yes' },
  'article: change': { editor: 'yes', admin: 'yes', system: 'yes' },
  'article: join': { editor: 'yes', admin: 'yes', system: 'yes' },
  // The worker alone opens pages; the others ask for it.
  'article: capture': { editor: 'no', admin: 'no', system: 'yes' },
  // Who has an article in hand, and whether it is done or set aside.
  'article: take': { editor: 'yes', admin: 'yes', system: 'yes' },
  'list: bring in': { editor: 'yes', admin: 'yes', system: 'yes' },
  'feed: manage': { editor: 'yes', admin: 'yes', system: 'yes' },
  'feed: poll': { editor: 'no', admin: 'no', system: 'yes' },
  'anchor: decide': { editor: 'yes', admin: 'yes', system: 'yes' },
  'statement: record': { editor: 'yes', admin: 'yes', system: 'yes' },
  'statement: change': { editor: 'yes', admin: 'yes', system: 'yes' },
  'statement: publish': { editor: 'yes', admin: 'yes', system: 'yes' },
  'suggestion: make': { editor: 'no', admin: 'no', system: 'yes' },
  // Annotations made elsewhere, as suggestions.
  'suggestion: bring in': { editor: 'yes', admin: 'yes', system: 'yes' },
  'suggestion: ask': { editor: 'yes', admin: 'yes', system: 'yes' },
  'suggestion: decide': { editor: 'yes', admin: 'yes', system: 'yes' },
  'claim: withdraw': { editor: 'own', admin: 'yes', system: 'yes' },
  'claim: link': { editor: 'yes', admin: 'yes', system: 'yes' },
  // ClaimReviews of others, as drafts.
  'claim: bring in reviews': { editor: 'yes', admin: 'yes', system: 'yes' },
  'claim: assess': { editor: 'yes', admin: 'yes', system: 'yes' },
  'record: generate': { editor: 'no', admin: 'no', system: 'yes' },
  'search: renew': { editor: 'no', admin: 'no', system: 'yes' },
  'settings: change': { editor: 'no', admin: 'yes', system: 'yes' },
  'source: create': { editor: 'yes', admin: 'yes', system: 'yes' },
  'source: change': { editor: 'own', admin: 'yes', system: 'yes' },
  // From a statement's form, for confirmed sources too: "Moscow" once resolved is remembered.
  'source: remember a name': { editor: 'yes', admin: 'yes', system: 'yes' },
  'source: confirm': { editor: 'no', admin: 'yes', system: 'yes' },
  'account: keep': { editor: 'yes', admin: 'yes', system: 'yes' },
  // From the command line of the machine.
  'token: make for a user': { editor: 'no', admin: 'no', system: 'yes' },
  'users: manage': { editor: 'no', admin: 'yes', system: 'yes' },
  // Not what one made oneself: db/reviews.
  'statement: review': { editor: 'yes', admin: 'yes', system: 'yes' },
  'comment: write': { editor: 'yes', admin: 'yes', system: 'yes' },
  'comment: settle': { editor: 'own', admin: 'yes', system: 'yes' },
  'source: propose': { editor: 'yes', admin: 'yes', system: 'yes' },
  'proposal: decide': { editor: 'no', admin: 'yes', system: 'yes' },
  'source: merge': { editor: 'no', admin: 'yes', system: 'yes' },
  'claim: merge': { editor: 'no', admin: 'yes', system: 'yes' },
  'publisher: keep': { editor: 'no', admin: 'yes', system: 'yes' },
  'topic: keep': { editor: 'no', admin: 'yes', system: 'yes' },
  'people: bring in': { editor: 'no', admin: 'yes', system: 'yes' },
  'audit: read': { editor: 'no', admin: 'yes', system: 'yes' },
  'audit: seal': { editor: 'no', admin: 'no', system: 'yes' },
  'revision: restore': { editor: 'no', admin: 'yes', system: 'yes' },
  'system: see': { editor: 'no', admin: 'yes', system: 'yes' },
  'system: keep': { editor: 'no', admin: 'no', system: 'yes' },
  'samples: remove': { editor: 'no', admin: 'yes', system: 'yes' },
} as const

export type Action = keyof typeof policy

/**
 * Whether the actor may do this; `own` tells whether the row is the actor's own, where that matters. Who lacks the
 * second factor that is asked for may keep the own account, to set it up, and nothing else.
 */
export function may(actor: Actor, action: Action, own = false): boolean {
  if (actor.kind === 'reader') return false
  if (actor.kind === 'user' && actor.lacks && action !== 'account: keep') return false
  const answer = policy[action][actor.kind === 'system' ? 'system' : actor.role]
  return answer === 'yes' || (answer === 'own' && own)
}

/** Whether one may decide on what these people asked for and wrote: nobody reviews their own. */
export function mayReview(actor: Actor, makers: readonly (number | null)[]): boolean {
  return may(actor, 'statement: review') && !(actor.kind === 'user' && makers.includes(actor.id))
}
