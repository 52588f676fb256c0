import { Clipping } from '@/components/clipping'
import { counted } from '@/components/counted'
import { LedgerRow } from '@/components/ledger-row'
import { Saying } from '@/components/saying'
import { UnnamedTag } from '@/components/unnamed-tag'
import { longDate } from '@/lib/dates'
import type { DateBasis, UtteranceView } from '@/lib/record'

/** One act of saying: who, how and when, and every article's words for it; the first passage stands open. */
export function Utterance({ utterance }: { utterance: UtteranceView }) {
  const { source, capacity, speaksFor, channel, passages } = utterance
  const [first, ...more] = passages
  return (
    <LedgerRow on={utterance.saidOn} id={`u${utterance.id}`} tight={false}>
      <h3 className="utt__who">
        <a href={`/sources/${source.address}`}>{source.name}</a>
        {source.kind === 'unnamed' && <UnnamedTag />}
      </h3>
      <p className="utt__as">
        <Saying capacity={capacity} speaksFor={speaksFor} channel={channel} linked />
        {source.kind === 'unnamed' &&
          `${capacity || speaksFor || channel ? '. ' : ''}Kept as its own source: it is not joined to any other unnamed one.`}
      </p>
      {first && <Clipping passage={first} />}
      {more.length > 0 && (
        <details className="more" open={more.some((passage) => passage.change !== null)}>
          <summary>
            {counted(more.length, 'more passage', 'more passages')}: {outlets(more)}
          </summary>
          {more.map((passage) => (
            <Clipping key={passage.id} passage={passage} />
          ))}
        </details>
      )}
      <details className="more how">
        <summary>How the date is known</summary>
        <dl className="kv">
          <dt>Said on</dt>
          <dd>
            {longDate(utterance.saidOn)}. {grounds[utterance.basis](utterance.wording)}
          </dd>
          <dt>Published on</dt>
          <dd>{publishedOn(passages)}</dd>
          <dt>Recorded on</dt>
          <dd>{longDate(utterance.recordedOn)}</dd>
        </dl>
      </details>
    </LedgerRow>
  )
}

const grounds: Record<DateBasis, (wording: string | null) => string> = {
  stated: (wording) => (wording ? `Printed as “${wording}”.` : 'The article states it.'),
  relative: (wording) =>
    wording
      ? `Printed as “${wording}”, counted from the day the article was published.`
      : 'Counted from the day the article was published.',
  'published-on': () => 'The article names no day: this is the day it was published.',
  editor: (wording) =>
    wording ? `Printed as “${wording}”; an editor judged the day.` : 'Judged by an editor.',
}

type Passages = UtteranceView['passages']

function outlets(passages: Passages): string {
  return [...new Set(passages.map(({ article }) => article.publisher ?? 'publisher not known'))].join(', ')
}

function publishedOn(passages: Passages): string {
  const days = new Set(passages.map(({ article }) => article.publishedOn))
  return [...days].map((day) => (day ? longDate(day) : 'a day not known')).join('; ') || 'a day not known'
}
