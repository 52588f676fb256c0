import { claimData } from '@/app/claim-data'
import { ledOn } from '@/app/lead-on'
import { refused } from '@/app/refused'
import { tagPage } from '@/app/tag-page'
import { tagged } from '@/app/tagged'
import { publishedAttestation } from '@/db/attestation-view'
import { publishedClaim, withdrawal } from '@/db/claims'
import { citedAttestation, citedClaim, plainCitation, type Citation } from '@/lib/citation'
import { publishedSource } from '@/db/sources'
import { quotationThing, sourceThing } from '@/lib/schema-org'
import { publishedUtterances } from '@/db/utterances'
import { attestationWithdrawal, utteranceWithdrawal } from '@/db/withdrawals'
import { MOST_LINKED, utteranceThing } from '@/lib/linked-utterance'
import { pictureOfClaim, pictureOfSource } from '@/lib/picture'
import { fullAddress } from '@/lib/origin'
import { bibliography } from '@/lib/bibliography'
import { withdrawnWords, type Withdrawn } from '@/lib/withdrawn'
import { picture } from '../../../../picture'

export const dynamic = 'force-static'
export const generateStaticParams = () => []

type Props = { params: Promise<{ noun: string; id: string; format: string }> }

/** A claim, an utterance, an attestation or a source in another format; 404 where it is not public or has no such format. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { noun, id, format } = await params
  const number = Number(id)
  const answer = await readers[noun]?.(number, format)
  return answer ? tagged(answer) : refused(404, { detail: 'There is no record at this address.' })
}

const readers: Record<string, (id: number, format: string) => Promise<Response | null>> = {
  claims: claimAs,
  attestations: attestationAs,
  sources: sourceAs,
  utterances: utteranceAs,
}

const plain = { 'Content-Type': 'text/plain; charset=utf-8' }

async function claimAs(id: number, format: string): Promise<Response | null> {
  await tagPage(`claim:${id}`)
  const claim = await publishedClaim(id)
  if (!claim) {
    const led = await ledOn('claims', id, (standing) => `/claims/${standing}.${format}`)
    const row = await withdrawal(id)
    return led ?? gone('Claim', id, row && { ...row, claim: null })
  }
  await tagPage(...claim.tags)
  if (format === 'jsonld') {
    const { thing, tags } = await claimData(claim)
    await tagPage(...tags)
    return linkedData(thing)
  }
  if (format === 'png') return picture(pictureOfClaim(claim))
  if (format === 'json')
    return Response.json({ ...claim, tags: undefined, url: fullAddress(`/claims/${claim.address}`) })
  return citationAs(citedClaim(claim), format)
}

async function attestationAs(id: number, format: string): Promise<Response | null> {
  // Of which claim it is, only the query tells.
  await tagPage('claims')
  const attested = await publishedAttestation(id)
  if (!attested) return gone('Attestation', id, await attestationWithdrawal(id))
  await tagPage(`claim:${attested.claim.id}`, ...attested.claim.tags)
  if (format === 'jsonld') return linkedData(quotationThing(attested))
  return citationAs(citedAttestation(attested), format)
}

async function sourceAs(id: number, format: string): Promise<Response | null> {
  await tagPage(`source:${id}`)
  const source = await publishedSource(id)
  if (!source) return ledOn('sources', id, (standing) => `/sources/${standing}.${format}`)
  await tagPage(...source.tags)
  if (format === 'png') return picture(pictureOfSource(source))
  return format === 'jsonld' ? linkedData(sourceThing(source)) : null
}

async function utteranceAs(id: number, format: string): Promise<Response | null> {
  if (format !== 'jsonld') return null
  // Of which claim it is, only the query tells.
  await tagPage('claims')
  const [said] = await publishedUtterances([id], MOST_LINKED)
  if (!said) return gone('Utterance', id, await utteranceWithdrawal(id))
  const sources = [said.source, ...(said.speaksFor ? [said.speaksFor] : [])]
  await tagPage(`claim:${said.claim.id}`, ...sources.map((source) => `source:${source.id}`))
  return linkedData(utteranceThing(said))
}

function gone(what: string, id: number, withdrawn: Withdrawn | null): Response | null {
  if (!withdrawn) return null
  const { on, reason } = withdrawn
  return refused(410, { detail: withdrawnWords(`${what} ${id}`, withdrawn), withdrawn: { on, reason } })
}

const linkedData = (thing: object) =>
  new Response(JSON.stringify(thing), { headers: { 'Content-Type': 'application/ld+json' } })

function citationAs(cited: Citation, format: string): Response | null {
  const file = (type: string, ending: string, text: string) =>
    new Response(text, {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="${cited.id}.${ending}"`,
      },
    })
  if (format === 'txt') return new Response(`${plainCitation(cited)}\n`, { headers: plain })
  if (format === 'bib')
    return file('application/x-bibtex; charset=utf-8', 'bib', bibliography(cited, 'bibtex'))
  if (format === 'ris')
    return file('application/x-research-info-systems; charset=utf-8', 'ris', bibliography(cited, 'ris'))
  if (format === 'csl')
    return file('application/vnd.citationstyles.csl+json', 'json', JSON.stringify([cited], null, 2))
  return null
}
