'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { DeskArticle, DeskPassage } from '@/lib/desk-view'
import { place } from '@/lib/draft'
import { paragraphs } from '@/lib/paragraphs'
import type { Stance } from '@/lib/record'
import type { Piece } from '@/lib/spans'
import * as doors from './actions'
import { ArticleText } from './article-text'
import { Checks } from './checks'
import { ConflictDialog } from './conflict-dialog'
import { DeskKeys } from './desk-keys'
import { DeskTop } from './desk-top'
import { editClaim, focusOn, joinOffered, selectIn } from './focus'
import { HideUnsure } from './hide-unsure'
import { itemFrom, keyOf } from './items'
import { KeysDialog } from './keys-dialog'
import { Panel } from './panel'
import { PassageList } from './passage-list'
import { PublishDialog } from './publish-dialog'
import { ReadingNote } from './reading-note'
import { SecondReader } from './second-reader'
import { Toast } from './toast'
import { useDesk } from './use-desk'
import { useKeys, useSingleKeys } from './use-keys'
import { useWork } from './use-work'
import { WithdrawDialog } from './withdraw-dialog'
import type { Picking } from './words-in-text'

/** The annotation desk of one article: passages, text, form. */
export function Annotate({
  article,
  user,
  model,
}: {
  article: DeskArticle
  user: number
  /** The second reader of this instance. */
  model: string | null
}) {
  const desk = useDesk(article, user)
  const work = useWork(article, user, desk)
  const [picking, setPicking] = useState<Picking | null>(null)
  const [offered, setOffered] = useState<Piece | null>(null)
  const [begun, setBegun] = useState('')
  const [dialog, setDialog] = useState<'publish' | 'keys' | 'withdraw' | null>(null)
  const [singleKeys, toggleKeys] = useSingleKeys()
  const { draft, passage, current, items, text } = desk

  const show = (key: string | null) => {
    setPicking(null)
    setOffered(null)
    desk.show(key)
  }
  const begin = (piece: Piece) => {
    show(keyOf([piece]))
    setBegun(keyOf([piece]))
    focusOn('claim')
  }
  const take = (piece: Piece, as: Picking) => {
    if (!draft || !desk.placed) return
    desk.edit(place(draft, text, piece, as))
    setPicking(null)
    setOffered(null)
    focusOn(`pick-${as}`)
  }
  // The text listens on the document: it needs one function that always sees the latest state.
  const latest = useRef((_: Piece) => {})
  useEffect(() => {
    latest.current = (piece) => {
      if (picking) return take(piece, picking)
      // Words chosen beside a form in work may belong to it, as may those beside a suggestion's own; others begin a
      // statement.
      const inWork = current !== null && desk.placed && (current === begun || desk.changed)
      if (!inWork && !(desk.suggestion && inOneParagraph(text, desk.suggestion.content[0], piece)))
        return begin(piece)
      setOffered(piece)
      focusOn('use-mention')
    }
  })
  const onSelect = useCallback((piece: Piece) => latest.current(piece), [])

  const go = (to: 1 | -1 | 'todo') => {
    const next = itemFrom(items, current, to)
    if (next) show(next.key)
    focusOn('main')
  }
  const save = () => {
    if (!desk.suggestion) return void desk.save()
    if (desk.decide('accept')) focusOn('main')
  }
  const dismiss = () => {
    if (desk.decide('dismiss')) focusOn('main')
  }
  const undo = () => {
    void desk.undo()
    focusOn('main')
  }
  const using = (as: Picking) => () => offered && take(offered, as)
  const taking = (stance: Stance) => () => draft && !draft.utterance && desk.edit({ stance })
  const choosing = (number: number) => () => desk.choose(number) && focusOn('main')
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    n: () => go('todo'),
    a: save,
    e: editClaim,
    w: () => selectIn('source'),
    r: () => selectIn('capacity'),
    d: () => selectIn('said'),
    v: () => selectIn('channel'),
    '+': taking('asserts'),
    '-': taking('denies'),
    '/': taking('questions'),
    '!': taking('demands'),
    '>': taking('predicts'),
    s: joinOffered,
    x: () => (desk.suggestion ? dismiss() : void desk.discard()),
    u: undo,
    t: () => focusOn('main'),
    c: using('content'),
    p: () => (offered ? take(offered, 'piece') : setDialog('publish')),
    q: using('cue'),
    m: using('mention'),
    b: () => offered && begin(offered),
    1: choosing(1),
    2: choosing(2),
    3: choosing(3),
    4: choosing(4),
    h: work.take,
    f: work.markDone,
    z: work.setAside,
    g: work.giveBack,
    '?': () => setDialog('keys'),
  }
  useKeys({ on: singleKeys, busy: desk.busy, refused: desk.refusal !== null }, keys)

  const publish = async (only: number[] | null) => {
    const done = ({ waits }: doors.Written) => (waits ? 'Sent to a second person.' : 'Published.')
    if (await desk.send(() => doors.publish(article.id, only), done)) setDialog(null)
  }
  useEffect(() => {
    if (desk.refusal?.kind !== 'invalid') return
    const choosing = desk.refusal.problems.some(({ field }) => field === 'source')
    // On the choices rather than in a field, which would take the keys that follow for text.
    requestAnimationFrame(() =>
      (
        (choosing && document.querySelector<HTMLElement>('.panel .choices button')) ||
        document.querySelector<HTMLElement>('.panel [aria-invalid]')
      )?.focus(),
    )
  }, [desk.refusal])
  const stale = desk.refusal?.kind === 'conflict' && draft && isPassage(desk.refusal.current)
  return (
    <div className="desk">
      <a className="skip" href="#main">
        Skip to the text
      </a>
      <DeskTop article={article} desk={desk} work={work} onPublish={() => setDialog('publish')} />
      <div className="dgrid">
        <nav className="queue" aria-label="Passages of this article">
          <h2 className="h-small">Passages</h2>
          <ReadingNote reading={desk.reading.state} />
          {desk.suggestions.length > 0 && (
            <HideUnsure floor={desk.floor} hidden={desk.offers.hidden} onChange={desk.setFloor} />
          )}
          {model && <SecondReader model={model} {...desk.reading} onAsk={() => void desk.askSecond()} />}
          <PassageList items={items} current={current} onShow={show} />
          <section className="checks" aria-labelledby="before-publishing">
            <h2 className="h-small" id="before-publishing">
              Before publishing
            </h2>
            <Checks desk={desk} onShow={show} />
          </section>
        </nav>
        <ArticleText
          text={text}
          language={article.language}
          items={items}
          passages={desk.passages}
          offers={desk.offers.shown}
          draft={desk.placed ? draft : null}
          current={current}
          onSelect={onSelect}
          onShow={show}
        />
        <Panel
          desk={desk}
          article={article}
          picking={picking}
          offered={offered}
          onPick={(as) => {
            setPicking(as)
            focusOn('main')
          }}
          onUse={take}
          onBegin={begin}
          onSave={save}
          onDismiss={dismiss}
          onStep={go}
          onPublish={(id) => void publish([id])}
          onPublishAll={() => setDialog('publish')}
          onWithdraw={() => setDialog('withdraw')}
        />
      </div>
      {desk.dismissed !== null && <Toast words={desk.dismissed} onUndo={undo} />}
      <DeskKeys on={singleKeys} onToggle={toggleKeys} onAll={() => setDialog('keys')} />
      <p className="vh" role="status">
        {desk.told}
      </p>
      {dialog === 'keys' && <KeysDialog onClose={() => setDialog(null)} />}
      {dialog === 'publish' && (
        <PublishDialog
          desk={desk}
          review={article.review}
          onPublish={() => void publish(null)}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'withdraw' && passage && (
        <WithdrawDialog
          desk={desk}
          passage={passage}
          articleId={article.id}
          onClose={() => setDialog(null)}
        />
      )}
      {stale && dialog === null && isPassage(desk.refusal?.current) && (
        <ConflictDialog
          key={desk.refusal.current.read.attestation}
          mine={draft}
          current={desk.refusal.current}
          text={text}
          onSave={(chosen) => {
            if (current) desk.keep(current, chosen)
            void desk.save(chosen)
          }}
          onAside={() => desk.refuse(null)}
          onTake={() => {
            if (current) desk.drop(current)
            desk.refuse(null)
            location.reload()
          }}
        />
      )}
    </div>
  )
}

const inOneParagraph = (text: string, one: Piece | undefined, other: Piece) =>
  one !== undefined &&
  paragraphs(text).some(
    ({ start, end }) => start <= one.start && one.start < end && start <= other.start && other.start < end,
  )

const isPassage = (current: unknown): current is DeskPassage =>
  typeof current === 'object' && current !== null && 'read' in current
