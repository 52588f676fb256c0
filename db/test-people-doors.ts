import { expect } from 'vitest'
import { system, type Actor } from '../lib/permissions'
import { codeAt, newKey } from '../lib/second-factor'
import { changeOwnName, changeOwnPassword, ownAccount } from './account'
import { client } from './connection'
import { invite, makeResetLink, openInvitations, renewInvitation, takeBackInvitation } from './invitations'
import {
  beginSecondFactor,
  confirmSecondFactor,
  ownSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
  switchOffSecondFactor,
} from './second-factor'
import { endOtherSessions, endOwnSession, ownSessions } from './sessions'
import { ownSignIns, signInsOf } from './sign-ins'
import type { Prepare } from './test-arrival-doors'
import { makeUser, unique } from './test-rows'
import { makeToken, ownTokens, revokeToken } from './tokens'

export const newcomer = () => ({
  email: `${unique('u').replace(' ', '.')}@example.org`,
  name: 'New',
  role: 'editor' as const,
})

export const adminPeopleDoors: Record<string, Prepare> = {
  openInvitations: async () => (actor) => openInvitations(actor),
  invite: async () => (actor) => invite(actor, newcomer()),
  renewInvitation: async () => {
    const { id } = await invite(system, newcomer())
    return (actor) => renewInvitation(actor, { id })
  },
  takeBackInvitation: async () => {
    const { id } = await invite(system, newcomer())
    return (actor) => takeBackInvitation(actor, { id })
  },
  signInsOf: async () => {
    const { id } = await makeUser('editor')
    return (actor) => signInsOf(actor, id)
  },
  resetSecondFactor: async () => {
    const { id } = await makeUser('editor')
    return (actor) => resetSecondFactor(actor, { id })
  },
  makeResetLink: async () => {
    const { id } = await makeUser('editor')
    return (actor) => makeResetLink(actor, { id })
  },
}

/** The call as it is for whoever has an account; the program itself has none, and is told so. */
const own =
  (run: (actor: Actor) => Promise<unknown>, before?: (id: number) => Promise<unknown>): Prepare =>
  async () =>
  async (actor) => {
    if (actor.kind === 'user') await before?.(actor.id)
    if (actor.kind !== 'system') return run(actor)
    await expect(run(actor)).rejects.toMatchObject({ kind: 'not-found' })
  }

const password = 'correct horse battery'
const key = newKey()
const noFactor = (id: number) =>
  client()`update users set totp_secret = null, totp_confirmed_at = null, totp_step = null where id = ${id}`
const begun = (id: number) =>
  client()`update users set totp_secret = ${key}, totp_confirmed_at = null, totp_step = null where id = ${id}`
const inForce = (id: number) =>
  client()`update users set totp_secret = ${key}, totp_confirmed_at = now(), totp_step = null where id = ${id}`
const code = () => codeAt(key, new Date())

export const accountDoors: Record<string, Prepare> = {
  ownAccount: own(ownAccount),
  changeOwnName: own((actor) => changeOwnName(actor, { name: unique('Name') })),
  changeOwnPassword: own((actor) => changeOwnPassword(actor, { old: password, password, current: null })),
  ownSessions: own((actor) => ownSessions(actor, null)),
  endOwnSession: own((actor) => endOwnSession(actor, { handle: '0'.repeat(64) })),
  endOtherSessions: own((actor) => endOtherSessions(actor, { current: null })),
  ownSignIns: own((actor) => ownSignIns(actor)),
  ownTokens: own(ownTokens),
  makeToken: own((actor) => makeToken(actor, { name: 'A script', scopes: ['read'] })),
  revokeToken: own(async (actor) => {
    const { id } =
      actor.kind === 'user' ? await makeToken(actor, { name: 'A script', scopes: ['read'] }) : { id: 1 }
    await revokeToken(actor, { id })
  }),
  ownSecondFactor: own(ownSecondFactor),
  beginSecondFactor: own(beginSecondFactor, noFactor),
  confirmSecondFactor: own((actor) => confirmSecondFactor(actor, { code: code() }), begun),
  renewRecoveryCodes: own((actor) => renewRecoveryCodes(actor, { password, code: code() }), inForce),
  switchOffSecondFactor: own((actor) => switchOffSecondFactor(actor, { password, code: code() }), inForce),
}
