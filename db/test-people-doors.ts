import { system } from '../lib/permissions'
import { invite, makeResetLink, openInvitations, renewInvitation, takeBackInvitation } from './invitations'
import type { Prepare } from './test-arrival-doors'
import { makeUser, unique } from './test-rows'

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
  makeResetLink: async () => {
    const { id } = await makeUser('editor')
    return (actor) => makeResetLink(actor, { id })
  },
}
