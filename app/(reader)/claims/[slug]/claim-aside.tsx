import { CiteLinks } from '@/components/cite-links'
import { LatestChanges } from '@/components/latest-changes'
import { citedClaim, placeOf } from '@/lib/citation'
import { embedHtml } from '@/lib/oembed'
import type { ClaimView } from '@/lib/record'
import { OnThisPage, type Part } from './on-this-page'

/** Beside a claim: how to cite it, and every change since it was published. `parts`: what its page has below its words. */
export function ClaimAside({ claim, parts = [] }: { claim: ClaimView; parts?: Part[] }) {
  const cited = citedClaim(claim)
  return (
    <aside className="side" aria-label="About this claim">
      <OnThisPage utterances={claim.utterances} more={parts} />
      <section aria-labelledby="cite">
        <h2 className="h-small" id="cite">
          Cite this claim
        </h2>
        <p className="cite">
          <i>{claim.wording}</i> {placeOf(cited)}. {cited.URL}
        </p>
        <p className="noprint">
          <CiteLinks row={`/claims/${claim.id}`} of="this claim" />
        </p>
      </section>
      <section aria-labelledby="take" className="noprint">
        <h2 className="h-small" id="take">
          Take it with you
        </h2>
        <p className="links">
          <a href={`/claims/${claim.id}.json`}>JSON</a>
          <a href={`/claims/${claim.id}.jsonld`}>JSON-LD</a>
          <a href={`/claims/${claim.id}.png`}>Picture</a>
        </p>
        <details className="more">
          <summary>Embed</summary>
          <pre className="embed-code" role="region" tabIndex={0} aria-label="HTML to copy">
            <code>{embedHtml(claim)}</code>
          </pre>
        </details>
      </section>
      {claim.history.length > 0 && (
        <LatestChanges changes={claim.history} all={`/claims/${claim.address}/history`} />
      )}
    </aside>
  )
}
