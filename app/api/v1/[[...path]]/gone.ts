import { attestationWithdrawal, utteranceWithdrawal } from '@/db/withdrawals'
import { notThenWords } from '@/lib/as-of'
import { withdrawnWords, type Withdrawn } from '@/lib/withdrawn'
import type { Answered } from './handled'

/** That nothing public is of this number. */
export const none = (noun: string, id: number): Answered => ({
  problem: 'not-found',
  detail: `There is no public ${noun} ${id}.`,
})

/** That readers saw nothing of it at the end of a day (yyyy-mm-dd), though they see it today. */
export const notThen = (noun: string, id: number, day: string): Answered => ({
  problem: 'not-found',
  detail: notThenWords(`${noun} ${id}`, day),
})

/** That it was withdrawn, when and why. */
export const withdrawn = (noun: string, id: number, gone: Withdrawn): Answered => ({
  problem: 'withdrawn',
  detail: withdrawnWords(`${noun[0]!.toUpperCase()}${noun.slice(1)} ${id}`, gone),
  withdrawn: { on: gone.on, reason: gone.reason },
})

/** What an utterance that is not public comes to. */
export async function noUtterance(id: number): Promise<Answered> {
  const gone = await utteranceWithdrawal(id)
  return gone ? withdrawn('utterance', id, gone) : none('utterance', id)
}

/** What an attestation that is not public comes to. */
export async function noAttestation(id: number): Promise<Answered> {
  const gone = await attestationWithdrawal(id)
  return gone ? withdrawn('attestation', id, gone) : none('attestation', id)
}
