import { useMemo, useState } from 'react'
import type { Outcome, Refusal } from '@/app/answers'
import type { DeskArticle, DeskPassage } from '@/lib/desk-view'
import { anew, draftOf, newDraft, saidOf, statementOf, type Draft } from '@/lib/draft'
import { quotations, uncovered } from '@/lib/quotation'
import * as doors from './actions'
import type { Written } from './actions'
import { isWithdrawn, listItems, pieceOf } from './items'
import { useKept } from './kept'
import { undoing, type Undo } from './undo'

export type Saved =
  { kind: 'saved'; at: string } | { kind: 'saving' } | { kind: 'offline' } | { kind: 'none' }

/** The state of the annotation desk: passages on record, the form in hand, what is saved, and the way back. */
export function useDesk(article: DeskArticle, user: number) {
  const text = article.text.words
  const { publishedOn } = article
  const [passages, setPassages] = useState(article.passages)
  const [current, setCurrent] = useState<string | null>(null)
  const [proposals, setProposals] = useState<Record<string, Draft>>({})
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [saved, setSaved] = useState<Saved>({ kind: 'none' })
  const [undos, setUndos] = useState<Undo[]>([])
  const [steps] = useState(() => undoing(article))
  const [told, setTold] = useState('')
  const { kept, restored, keep, drop } = useKept(user, article.id)

  const quoted = useMemo(() => quotations(text), [text])
  const standing = passages.filter((passage) => !isWithdrawn(passage))
  const open = uncovered(
    quoted,
    standing.flatMap((passage) => passage.content),
  )
  const items = listItems(text, passages, kept, open)
  const passage = passages.find(({ id }) => String(id) === current) ?? null
  const own = current ? (kept[current] ?? null) : null
  const draft = passage
    ? (own ?? draftOf(passage))
    : own
      ? anew(own)
      : current
        ? (proposals[current] ?? null)
        : null

  const show = (key: string | null) => {
    const piece = key ? pieceOf(key) : null
    if (key && piece && !kept[key] && !proposals[key])
      setProposals((all) => ({ ...all, [key]: newDraft(text, [piece], { publishedOn }) }))
    setRefusal(null)
    setCurrent(key)
  }
  const edit = (change: Partial<Draft>) => {
    if (current && draft) keep(current, { ...draft, ...change })
  }
  /** What the program fills in by itself is no change of the editor's. */
  const fill = (key: string, change: Partial<Draft>) =>
    setProposals((all) => (all[key] ? { ...all, [key]: { ...all[key], ...change } } : all))

  /** Sends a write and takes its answer in, null where it did not go through; `refused` hears of a refusal. */
  async function send(
    writing: () => Promise<Outcome<Written>>,
    done: string,
    refused: (refusal: Refusal) => void = () => {},
  ): Promise<Written | null> {
    setSaved({ kind: 'saving' })
    let outcome: Outcome<Written>
    try {
      outcome = await writing()
    } catch {
      setSaved({ kind: 'offline' })
      return null
    }
    if (!outcome.ok) {
      setSaved({ kind: 'none' })
      setRefusal(outcome.refusal)
      refused(outcome.refusal)
      return null
    }
    setRefusal(null)
    setPassages(outcome.value.passages)
    setSaved({ kind: 'saved', at: new Date().toLocaleTimeString('en-GB') })
    setTold(done)
    return outcome.value
  }
  const remember = (undo: Undo | null) => {
    if (undo) setUndos((all) => [...all.slice(-99), undo])
  }

  async function save(from: Draft | null = draft): Promise<void> {
    if (!current || !from || saved.kind === 'saving') return
    const said = saidOf(from, publishedOn)
    if ('problem' in said) {
      const problems = [{ field: 'saidOn', message: said.problem }]
      return setRefusal({ kind: 'invalid', message: said.problem, problems })
    }
    if (!from.utterance && !from.source && from.named.trim()) {
      const message = `Choose “${from.named.trim()}” from the list, or make it a new source there.`
      return setRefusal({ kind: 'invalid', message, problems: [{ field: 'source', message }] })
    }
    const statement = statementOf(from, publishedOn)
    const claim = from.own ? { own: from.wording } : statement.claim
    const before = passage
    const answer =
      from.id && from.read
        ? await send(
            () => doors.change(article.id, { id: from.id!, read: from.read!, ...statement, claim }),
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
    if (!current) return
    if (kept[current] || !passage) {
      drop(current)
      setProposals((all) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== current)))
      setRefusal(null)
      if (!passage) setCurrent(null)
      setTold(passage ? 'Your changes were discarded.' : 'Discarded.')
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
    const row = { id: before.id, version: before.read.attestation }
    const answer = await send(() => doors.detach(article.id, row), 'An utterance of its own.')
    if (answer?.recorded) remember(steps.changed(before, answer.recorded))
  }

  async function undo(): Promise<void> {
    const last = undos.at(-1)
    if (!last || saved.kind === 'saving') return
    const pop = () => setUndos((all) => all.slice(0, -1))
    // A step that is refused for good must not stand before the others for ever.
    const answer = await send(
      () => last.run(passages),
      last.told,
      ({ kind }) => kind !== 'conflict' && pop(),
    )
    if (!answer) return
    pop()
    const id = answer.recorded?.attestation
    setCurrent(id && answer.passages.some((other) => other.id === id) ? String(id) : null)
  }

  return {
    text,
    passages,
    items,
    open,
    quotations: quoted.length,
    current,
    passage,
    draft,
    changed: current !== null && kept[current] !== undefined,
    kept,
    restored,
    refusal,
    saved,
    told,
    undos: undos.length,
    show,
    edit,
    fill,
    keep,
    drop,
    send,
    save,
    discard,
    detach,
    undo,
    refuse: setRefusal,
  }
}

export type Desk = ReturnType<typeof useDesk>
