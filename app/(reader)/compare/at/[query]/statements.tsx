import { counted, listed, numeral } from '@/components/counted'
import { SampleTag } from '@/components/sample-tag'
import { Saying } from '@/components/saying'
import { StanceMark } from '@/components/stance-mark'
import type { Listed, StatementPair } from '@/db/comparing'
import { longDate } from '@/lib/dates'
import type { SourceRef, Statement } from '@/lib/record'

/** Statements in pairs: a claim of both stands once above them, two claims each in its own half. */
export function Pairs({ lines, of }: { lines: StatementPair[]; of: [SourceRef, SourceRef] }) {
  return (
    <ol className="pairs">
      {lines.map(({ a, b }) => (
        <li key={`${a.id} ${b.id}`} className="pair">
          {a.claim.id === b.claim.id && <Claim statement={a} />}
          <div className="versus">
            {[a, b].map((statement, side) => (
              <div key={side}>
                {a.claim.id !== b.claim.id && <Claim statement={statement} />}
                <p className="pair__by">{of[side]!.name}</p>
                <How statement={statement} of={of[side]!} />
              </div>
            ))}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** What one source said of claims on which the other is not on record. */
export function Alone({ source, found }: { source: SourceRef; found: Listed<Statement> }) {
  const id = `only-${source.id}`
  return (
    <section aria-labelledby={id}>
      <h2 className="h-sec rule-top" id={id}>
        Only {source.name} <span className="num versus__count">{numeral(found.count)}</span>
      </h2>
      {found.lines.length > 0 ? (
        <ol className="pairs">
          {found.lines.map((statement) => (
            <li key={statement.id} className="pair">
              <Claim statement={statement} />
              <How statement={statement} of={source} />
            </li>
          ))}
        </ol>
      ) : (
        <p className="meta compare__say">Nothing on claims of its own.</p>
      )}
      {found.count > found.lines.length && (
        <p className="meta compare__say">
          The newest {found.lines.length} of {counted(found.count, 'claim')}.{' '}
          <a href={`/sources/${source.address}`}>All statements of {source.name}</a>
        </p>
      )}
    </section>
  )
}

function Claim({ statement: { claim } }: { statement: Statement }) {
  return (
    <p className="st__claim">
      <a href={`/claims/${claim.address}`}>{claim.wording}</a>
    </p>
  )
}

function How({ statement, of }: { statement: Statement; of: SourceRef }) {
  const { id, claim, source, speaksFor, capacity, channel, publishers, stance, saidOn, sample } = statement
  return (
    <>
      <p className="st__who">
        <StanceMark stance={stance} />{' '}
        {source.id !== of.id && (
          <>
            by <a href={`/sources/${source.address}`}>{source.name}</a>{' '}
          </>
        )}
        <Saying
          capacity={capacity}
          speaksFor={speaksFor?.id === of.id ? null : speaksFor}
          channel={channel}
        />
      </p>
      <p className="st__proof">
        {sample && <SampleTag />}
        <a
          href={`/claims/${claim.address}#u${id}`}
          aria-label={`${longDate(saidOn)}, the words of ${source.name}`}
        >
          {longDate(saidOn)}
        </a>
        {publishers.length > 0 && `, in ${listed(publishers)}`}
      </p>
    </>
  )
}
