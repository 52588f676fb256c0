import type { ReactNode } from 'react'
import type { Statement } from '@/lib/record'
import { counted, listed } from './counted'
import { LedgerRow } from './ledger-row'
import { SampleTag } from './sample-tag'
import { Saying } from './saying'
import { StanceMark } from './stance-mark'

/**
 * A claim in a list, with who said it and when, and the outlets that print it. `of` is the source whose page
 * the list stands on: its name is not repeated. `wording` and `name` are the claim's and the source's own with the
 * words marked that a search found; `children` stand between.
 */
export function StatementRow({
  statement,
  of,
  wording,
  name,
  children,
}: {
  statement: Statement
  of?: number
  wording?: ReactNode
  name?: ReactNode
  children?: ReactNode
}) {
  const { claim, source, speaksFor, capacity, channel } = statement
  const forItself = speaksFor?.id === of ? null : speaksFor
  const how = capacity || forItself || channel
  const named = source.id !== of
  return (
    <LedgerRow on={statement.saidOn}>
      <p className="st__claim">
        <a href={`/claims/${claim.address}`}>{wording ?? claim.wording}</a>
      </p>
      <p className="st__who">
        <StanceMark stance={statement.stance} />{' '}
        {named && (
          <>
            {speaksFor?.id === of && of !== undefined && 'by '}
            <a href={`/sources/${source.address}`}>{name ?? source.name}</a>
            {source.kind === 'unnamed' && ', unnamed source'}
            {how && ', '}
          </>
        )}
        <Saying capacity={capacity} speaksFor={forItself} channel={channel} />
      </p>
      {children}
      <p className="st__proof">
        {statement.sample && <SampleTag />}
        {proof(statement)}
      </p>
    </LedgerRow>
  )
}

// The outlets are those of the utterance in this row, the counts those of its claim: each says which.
function proof({ utterances, sources, articles, publishers }: Statement): string {
  const outlets = publishers.length ? ` of ${listed(publishers)}` : ''
  const printed =
    publishers.length === articles
      ? `In ${listed(publishers)}`
      : `In ${counted(articles, 'article')}${outlets}`
  if (utterances === 1) return printed
  const by = sources > 1 ? ` by ${counted(sources, 'source')}` : ''
  return `${printed}. The claim: ${counted(utterances, 'utterance')}${by}`
}
