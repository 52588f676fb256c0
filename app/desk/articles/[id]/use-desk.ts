import { useMemo, useState } from 'react'
import { coverage, places } from '@/lib/coverage'
import type { DeskArticle, DeskPassage, DeskSuggestion } from '@/lib/desk-view'
import { anew, draftOf, newDraft, problemOf, settled, statementOf, type Draft } from '@/lib/draft'
import { shownSuggestions, suggestionAfter } from '@/lib/shown-suggestions'
import { draftOfSuggestion, whoSays } from '@/lib/suggestion-draft'
import * as doors from './actions'
import { isPlaced, isWithdrawn, keyOfSuggestion, listItems, pieceOf } from './items'
import { useKept } from './kept'
import { useOnDevice } from './on-device'
import { undoing, type Undo } from './undo'
import { useDecisions } from './use-decisions'
import { useOrganisations } from './use-organisations'
import { useReading } from './use-reading'
import { useWriting } from './use-writing'
import type { Decision } from './waiting'

const stand = (passages: DeskPassage[]) => passages.filter((passage) => !isWithdrawn(passage))

/** The state of the annotation desk: passages and suggestions, the form in hand, what is saved, and the way back. */
export function useDesk(article: DeskArticle, user: number) {
  const text = article.text.words
  const { publishedOn } = article
  const writing = useWriting(article)
  const { passages, suggestions, refuse, sending, tell, send } = writing
  const reading = useReading(article, sending, writing.setSuggestions)
  const organisations = useOrganisations(suggestions)
  const [floor, setFloor] = useOnDevice(`onrecord:hide-under:${user}`, '0')
  const [current, setCurrent] = useState<string | null>(null)
  const [proposals, setProposals] = useState<Record<string, Draft>>({})
  const [undos, setUndos] = useState<Undo[]>([])
  const [steps] = useState(() => undoing(article))
  /** The words of the suggestion that was dismissed last, until the editor goes on. */
  const [dismissed, setDismissed] = useState<string | null>(null)
  const { kept, restored, keep, drop } = useKept(user, article.id)

  const standing = useMemo(() => stand(passages), [passages])
  const here = useMemo(() => standing.filter(isPlaced), [standing])
  const whole = useMemo(() => places(text), [text])
  const around = useMemo(
    () => ({ suggestions, passages: here, organisations }),
    [suggestions, here, organisations],
  )
  // Worked out once for all, not at each letter typed: an article may have hundreds.
  const proposed = useMemo(
    () => new Map(suggestions.map((suggestion) => [suggestion.id, draftOfSuggestion(suggestion, around)])),
    [suggestions, around],
  )
  const formOf = ({ id, sources }: DeskSuggestion): Draft => {
    const own = kept[keyOfSuggestion(id)]
    return own ? settled(own, standing, sources) : proposed.get(id)!
  }
  const undecided = (among: DeskSuggestion[], beside: DeskPassage[]) =>
    shownSuggestions(among, beside.filter(isPlaced), Number(floor), (id) => keyOfSuggestion(id) in kept)
  const remember = (undo: Undo | null) => {
    if (undo) setUndos((all) => [...all.slice(-99), undo])
  }
  const offers = undecided(suggestions, standing)

  const decisions = useDecisions(article, user, writing, {
    formOf,
    done({ as }, suggestion, { recorded, ...answer }) {
      const key = keyOfSuggestion(suggestion.id)
      const step = recorded ? steps.recorded(recorded.attestation) : steps.dismissed(suggestion.id)
      remember({ ...step, back: { key, draft: kept[key] ?? null } })
      drop(key)
      const left = undecided(answer.suggestions, stand(answer.passages)).shown
      goOn(suggestion, left, as === 'accept' ? 'Recorded as a draft.' : 'Dismissed.')
    },
    later: (suggestion) => goOn(suggestion, offers.shown, 'Kept until the server is back.'),
    refused(suggestion) {
      setDismissed(null)
      setCurrent(keyOfSuggestion(suggestion.id))
    },
  })
  const waits = (id: number) => decisions.waiting.some((decision) => decision.suggestion === id)
  /** What comes after a suggestion that was in hand, among those that are left. */
  function goOn(from: DeskSuggestion, left: DeskSuggestion[], done: string) {
    if (current !== keyOfSuggestion(from.id)) return
    const next = suggestionAfter(
      left.filter(({ id }) => !waits(id)),
      from,
    )
    setCurrent(next ? keyOfSuggestion(next.id) : null)
    const [first] = next?.content ?? []
    const words = first && text.slice(first.start, Math.min(first.end, first.start + 90))
    tell(`${done} ${words ? `Next suggestion: ${words}` : 'No suggestion is left.'}`)
  }

  const covered = coverage(
    whole,
    here.flatMap(({ content, cue, mention }) => [...content, ...cue, ...mention]),
    offers.shown.flatMap(({ content, cue }) => (cue ? [...content, cue] : content)),
  )
  const items = listItems({
    text,
    passages,
    kept,
    open: covered.open,
    dismissed: suggestions.flatMap(({ state, content, cue }) =>
      state !== 'dismissed' ? [] : cue ? [...content, cue] : content,
    ),
    offers: offers.shown,
    formOf,
    waits,
  })
  const passage = passages.find(({ id }) => String(id) === current) ?? null
  const suggestion =
    suggestions.find(({ id, state }) => keyOfSuggestion(id) === current && state === 'open') ?? null
  const draft = draftInHand()
  function draftInHand(): Draft | null {
    const own = current ? (kept[current] ?? null) : null
    if (passage) return own ?? draftOf(passage)
    if (suggestion) return formOf(suggestion)
    const fresh = own ? anew(own) : current ? (proposals[current] ?? null) : null
    return fresh && settled(fresh, standing)
  }

  const show = (key: string | null) => {
    const piece = key ? pieceOf(key) : null
    if (key && piece && !kept[key] && !proposals[key])
      setProposals((all) => ({ ...all, [key]: newDraft(text, [piece], { publishedOn }) }))
    refuse(null)
    setDismissed(null)
    setCurrent(key)
    const shown = items.find((item) => item.key === key)
    if (shown) tell(`${shown.words}, ${shown.note}`)
  }
  const edit = (change: Partial<Draft>) => {
    if (current && draft) keep(current, { ...draft, ...change })
  }
  /** What the program fills in by itself is no change of the editor's. */
  const fill = (key: string, change: Partial<Draft>) =>
    setProposals((all) => (all[key] ? { ...all, [key]: { ...all[key], ...change } } : all))

  /** Has the second reader read the article. */
  async function askSecond(): Promise<void> {
    const outcome = await doors.askSecond(article.id, article.text.versionId).catch(() => null)
    if (outcome?.ok) return reading.heard(outcome.value)
    tell('')
    if (outcome) refuse(outcome.refusal)
    else tell('The server cannot be reached. Try again in a moment.')
  }

  /** Accepts or dismisses the suggestion in hand; false where the form is not ready. */
  function decide(as: Decision['as']): boolean {
    if (!suggestion || !draft || waits(suggestion.id)) return false
    const problem = as === 'accept' ? (problemOf(draft, publishedOn) ?? nobody(draft)) : null
    if (problem) {
      refuse({ kind: 'invalid', message: problem.message, problems: [problem] })
      return false
    }
    refuse(null)
    const [first] = suggestion.content
    setDismissed(as === 'dismiss' && first ? text.slice(first.start, first.end) : null)
    decisions.decide(suggestion, as)
    return true
  }

  /** Takes the source of this number, of those that the suggestion in hand may be said by; false where there is none. */
  function choose(number: number): boolean {
    const who = suggestion && whoSays(suggestion, around)
    const choice = who?.how === 'choose' ? who.among[number - 1] : undefined
    if (!choice) return false
    const { id, name, kind } = choice
    edit({ source: { id, name, kind }, named: '' })
    refuse(null)
    return true
  }

  async function save(from: Draft | null = draft): Promise<void> {
    if (!current || !from || sending) return
    const problem = problemOf(from, publishedOn)
    if (problem) return refuse({ kind: 'invalid', message: problem.message, problems: [problem] })
    const statement = statementOf(from, publishedOn)
    const claim = from.own ? { own: from.wording } : statement.claim
    const before = passage
    const answer =
      from.id && from.read
        ? await send(
            () =>
              doors.change(article.id, {
                ...{ id: from.id!, read: from.read!, versionId: passage?.versionId },
                ...{ ...statement, claim, reason: from.reason },
              }),
            'Changed.',
          )
        : await send(
            () => doors.record(article.id, { versionId: article.text.versionId, ...statement }),
            'Recorded as a draft.',
          )
    if (!answer?.recorded) return
    const { attestation } = answer.recorded
    drop(current)
    setCurrent(String(attestation))
    remember(before ? steps.changed(before, answer.recorded) : steps.recorded(attestation))
  }

  async function discard(): Promise<void> {
    if (!current || !draft) return
    if (kept[current] || !passage) {
      drop(current)
      setProposals((all) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== current)))
      refuse(null)
      if (!passage) setCurrent(null)
      tell(passage ? 'Your changes were discarded.' : 'Discarded.')
    } else if (passage.state === 'draft') {
      const before = passage
      const row = { id: before.id, version: before.read.attestation }
      if (!(await send(() => doors.remove(article.id, row), 'Deleted.'))) return
      setCurrent(null)
      remember(steps.deleted(before))
    }
  }

  async function detach(): Promise<void> {
    if (!passage) return
    const before = passage
    const row = { id: before.id, version: before.read.attestation, reason: draft?.reason ?? '' }
    const answer = await send(() => doors.detach(article.id, row), 'An utterance of its own.')
    if (!answer?.recorded) return
    if (current) drop(current)
    remember(steps.changed(before, answer.recorded))
  }

  async function undo(): Promise<void> {
    if (sending) return
    setDismissed(null)
    const waited = decisions.takeBack()
    if (waited !== null) {
      tell('Taken back before it went out.')
      return setCurrent(keyOfSuggestion(waited))
    }
    const last = undos.at(-1)
    if (!last) return
    const pop = () => setUndos((all) => all.slice(0, -1))
    // A step that is refused for good must not stand before the others for ever.
    const answer = await send(
      () => last.run(passages),
      last.told,
      ({ kind, current }) => (kind !== 'conflict' || !current) && pop(),
    )
    if (!answer) return
    pop()
    if (last.back) {
      if (last.back.draft) keep(last.back.key, last.back.draft)
      return setCurrent(last.back.key)
    }
    const id = answer.recorded?.attestation
    setCurrent(id && answer.passages.some((other) => other.id === id) ? String(id) : null)
  }

  return {
    ...writing,
    text,
    items,
    covered,
    offers,
    reading,
    floor: Number(floor),
    setFloor: (value: number) => setFloor(String(value)),
    current,
    passage,
    suggestion,
    around,
    draft,
    /** Whether the words in hand stand in this version of the text. */
    placed: !passage || isPlaced(passage),
    changed: current !== null && kept[current] !== undefined,
    /** Whether the form says other than what is on record; the reason of a change alone does not. */
    differs: passage !== null && draft !== null && differs(draft, draftOf(passage)),
    kept,
    restored,
    dismissed,
    waiting: decisions.waiting,
    busy: sending || decisions.deciding,
    undos: undos.length + decisions.waiting.length,
    show,
    edit,
    fill,
    keep,
    drop,
    decide,
    choose,
    askSecond,
    save,
    discard,
    detach,
    undo,
  }
}

const differs = (form: Draft, onRecord: Draft) =>
  JSON.stringify({ ...form, reason: '', read: null }) !==
  JSON.stringify({ ...onRecord, reason: '', read: null })

const nobody = ({ utterance, source }: Draft) =>
  utterance || source ? null : { field: 'source', message: 'Choose who said it.' }

export type Desk = ReturnType<typeof useDesk>
