import type { Metadata } from 'next'
import { Legend } from '@/components/legend'
import { ReaderPage } from '@/components/reader-page'
import { StanceMark } from '@/components/stance-mark'
import { instance } from '@/lib/instance'
import { contactAddress } from '@/lib/settings-input'
import { stances } from '@/lib/record'

export const metadata: Metadata = {
  title: 'How entries are made',
  description:
    'What Onrecord is, how a statement gets on record, and under which licence the record may be used.',
  alternates: { canonical: '/about' },
}

export default function AboutPage() {
  const { name, keeper, contact, licence } = instance()
  return (
    <ReaderPage>
      <header className="page-head">
        <h1 className="h-page">How entries are made</h1>
        <p className="lede">
          Onrecord keeps who said what, and when. It does not say what is true: it shows the words as printed,
          so that you can judge for yourself.
        </p>
      </header>
      <div className="prose">
        <h2 className="h-sec">From an article to the record</h2>
        <p>
          Editors read news articles and mark the passages that report somebody’s words. For each passage they
          write the claim in neutral words of their own, without the speaker, and note who said it, in which
          capacity, on which day and through which channel. Programs may suggest passages; only an editor puts
          one on record.
        </p>
        <p>
          One act of saying is one utterance, however many outlets print it. A press conference in five
          newspapers counts once, with five passages under it.
        </p>
        <h2 className="h-sec">Our words, their words</h2>
        <p>
          A claim is in our words and never stands in quotation marks. The words as printed stand on a sheet
          of their own, marked in their paragraph, with outlet, day and a link to the original.
        </p>
        <Legend />
        <h2 className="h-sec">Stance</h2>
        <p>
          Each utterance takes one of five stances to its claim. None of them says that the claim is true or
          false.
        </p>
        <ul>
          {stances.map((stance) => (
            <li key={stance}>
              <StanceMark stance={stance} />
            </li>
          ))}
        </ul>
        <h2 className="h-sec">Three days</h2>
        <p>
          The day something was said, the day it was published and the day it was recorded here are three
          different days. The first stands in the margin: a point on the rule is an exact day, a bar is a
          range of days, a broken bar means about that time. Under each utterance you can open how the day is
          known.
        </p>
        <h2 className="h-sec">Unnamed sources</h2>
        <p>
          A source that its outlet keeps unnamed is kept as a source of its own. It is never joined to another
          unnamed source, even where the words that describe them are the same.
        </p>
        <h2 className="h-sec">Corrections</h2>
        <p>
          Every change is kept, with the day, the editor and the reason. Nothing published is deleted: an
          entry that should not stand is withdrawn, and its address says when and why. Addresses are kept for
          good.
        </p>
        <h2 className="h-sec">Samples</h2>
        <p>
          Entries with the tag “sample” were invented to show how the record looks. Nobody said those words.
        </p>
        {(keeper || contact) && (
          <>
            <h2 className="h-sec">Who keeps it</h2>
            <p>
              {keeper ? `This record is kept by ${keeper}.` : 'This record has a keeper.'}
              {contact && (
                <>
                  {' '}
                  Write to <a href={contactAddress(contact)}>{contact}</a>.
                </>
              )}
            </p>
          </>
        )}
        <h2 className="h-sec">For programs</h2>
        <p>
          All of this can be read by programs too: <a href="/about/api">the record as data</a>.
        </p>
        <h2 className="h-sec" id="licence">
          Licence
        </h2>
        <p>
          The record may be used by anyone under{' '}
          <a href={licence.url} rel="license noopener">
            {licence.name}
          </a>
          : name {name} and the address of the entry. The words as printed belong to their publishers and are
          quoted here as evidence. All of it is also <a href="/dump">a file</a>, made each night.
        </p>
      </div>
    </ReaderPage>
  )
}
