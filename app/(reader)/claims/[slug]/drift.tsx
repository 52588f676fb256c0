import { counted, listed } from '@/components/counted'
import { WordDiff } from '@/components/word-diff'
import { longDate } from '@/lib/dates'
import { driftOf, type Drift as Sentence, type Wording } from '@/lib/drift'
import type { UtteranceView } from '@/lib/record'
import { EvidenceSection } from './evidence-section'

const figures = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** Where outlets print one quotation in several wordings: what each left out, changed and added. */
export function Drift({ utterances }: { utterances: UtteranceView[] }) {
  const sentences = driftOf(utterances)
  const [first] = sentences
  if (!first) return null
  const count = first.wordings.length
  return (
    <EvidenceSection
      id="drift"
      title={
        sentences.length > 1
          ? `${sentences.length} sentences in several wordings`
          : `One sentence, ${figures[count] ?? count} wordings`
      }
    >
      {sentences.map((sentence, at) => (
        <Compared key={at} {...sentence} />
      ))}
    </EvidenceSection>
  )
}

function Compared({ utterance, wordings: [fullest, ...others] }: Sentence) {
  return (
    <>
      <p className="meta">
        <a href={`#u${utterance.id}`}>{utterance.source.name}</a> on {longDate(utterance.saidOn)}, as printed
        between quotation marks, compared with the fullest wording. Words that it lacks are boxed; words that
        were left out are struck.
      </p>
      <div className="drift">
        <div className="drift__row">
          <Who {...fullest} note={counted(fullest.agree, 'word')} />
          <p className="drift__text" lang={fullest.language}>
            {fullest.words}
          </p>
        </div>
        {others.map((wording) => (
          <div className="drift__row" key={wording.words}>
            <Who {...wording} note={noteOn(wording)} />
            <p className="drift__text" lang={wording.language}>
              <WordDiff runs={wording.runs} />
            </p>
          </div>
        ))}
      </div>
    </>
  )
}

function noteOn({ agree, left, added }: Wording): string {
  const parts = [left > 0 && `${left} only above`, added > 0 && `${added} only here`]
  return [counted(agree, 'word agrees', 'words agree'), ...parts].filter(Boolean).join(', ')
}

function Who({ outlets, note }: Pick<Wording, 'outlets'> & { note: string }) {
  return (
    <p className="drift__who">
      <b>{listed(outlets, 4)}</b> <span className="meta">{note}</span>
    </p>
  )
}
