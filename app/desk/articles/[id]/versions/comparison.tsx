import { WordDiff } from '@/components/word-diff'
import type { VersionText } from '@/db/desk-versions'
import { compareVersions, sideOf, type ParagraphChange } from '@/lib/version-diff'

type Props = { from: VersionText; to: VersionText; beside: boolean; language: string }

/** Unchanged paragraphs in a row that are shown before and after a change; more are folded. */
const AROUND = 1

/** Two versions compared: in one text with what went and came, or side by side. Links lead to either, no script is needed. */
export function Comparison({ from, to, beside, language }: Props) {
  const query = `?from=${from.number}&to=${to.number}`
  const view = (name: string, on: boolean, href: string) => (
    <a className="chip" href={href} aria-current={on ? 'true' : undefined}>
      {name}
    </a>
  )
  return (
    <section className="section comparison" aria-labelledby="comparison">
      <div className="h-row">
        <h2 className="h-sec" id="comparison">
          Version {from.number} and version {to.number}
        </h2>
        <p className="chips">
          {view('In one text', !beside, `${query}#comparison`)}
          {view('Side by side', beside, `${query}&view=beside#comparison`)}
        </p>
      </div>
      {from.text === null || to.text === null ? (
        <p className="note">The text of one of them is not held.</p>
      ) : (
        <Compared changes={compareVersions(from.text, to.text)} beside={beside} language={language} />
      )}
    </section>
  )
}

type ComparedProps = { changes: ParagraphChange[]; beside: boolean; language: string }

function Compared({ changes, beside, language }: ComparedProps) {
  const blocks = folded(changes)
  if (!changes.some(({ changed }) => changed))
    return <p className="note">The paragraphs are the same; only white space between them differs.</p>
  return blocks.map((block, at) => {
    const rows = block.map((change) => (
      <Row key={`${change.before} ${change.after}`} {...{ change, beside, language }} />
    ))
    if (block.length > 2 * AROUND && !block.some(({ changed }) => changed))
      return (
        <details key={at} className="more comparison__fold">
          <summary>{block.length} paragraphs are the same</summary>
          {rows}
        </details>
      )
    return <div key={at}>{rows}</div>
  })
}

/** Changes in blocks: changed ones with their neighbours, and what lies far from any change. */
function folded(changes: ParagraphChange[]): ParagraphChange[][] {
  const near = changes.map((_, at) =>
    changes.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ changed }) => changed),
  )
  const blocks: ParagraphChange[][] = []
  changes.forEach((change, at) => {
    if (at > 0 && near[at] === near[at - 1]) blocks.at(-1)!.push(change)
    else blocks.push([change])
  })
  return blocks.flatMap((block) =>
    block.some(({ changed }) => changed) || block.length > 2 * AROUND ? [block] : block.map((one) => [one]),
  )
}

function Row({ change, beside, language }: { change: ParagraphChange; beside: boolean; language: string }) {
  const { before, after, runs } = change
  if (!beside || !change.changed)
    return (
      <div className="comparison__row">
        <p className="para__n num">
          <span className="vh">{after ? 'Paragraph ' : 'Paragraph before '}</span>
          {after ?? before}
        </p>
        <p className="comparison__text" lang={language}>
          <WordDiff runs={runs} />
        </p>
      </div>
    )
  const side = (number: number | null, which: 'before' | 'after') => (
    <div className="comparison__row">
      <p className="para__n num">
        <span className="vh">{which === 'before' ? 'Earlier, paragraph ' : 'Later, paragraph '}</span>
        {number ?? ''}
      </p>
      {number === null ? (
        <p className="comparison__text meta">{which === 'before' ? 'Not there yet.' : 'Left out.'}</p>
      ) : (
        <p className="comparison__text" lang={language}>
          {sideOf(runs, which) && (
            <WordDiff runs={runs.filter(({ as }) => as !== (which === 'before' ? 'added' : 'removed'))} />
          )}
        </p>
      )}
    </div>
  )
  return (
    <div className="comparison__beside">
      {side(before, 'before')}
      {side(after, 'after')}
    </div>
  )
}
