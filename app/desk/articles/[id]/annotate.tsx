'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { DeskArticle, DeskPassage } from '@/lib/desk-view'
import { place } from '@/lib/draft'
import type { Piece } from '@/lib/spans'
import * as doors from './actions'
import { ArticleText } from './article-text'
import { Checks } from './checks'
import { ConflictDialog } from './conflict-dialog'
import { DeskTop } from './desk-top'
import { keyOf } from './items'
import { KeysDialog } from './keys-dialog'
import { Panel } from './panel'
import { PassageList } from './passage-list'
import { PublishDialog } from './publish-dialog'
import { useDesk } from './use-desk'
import { useKeys, useSingleKeys } from './use-keys'
import { WithdrawDialog } from './withdraw-dialog'
import type { Picking } from './words-in-text'

const focus = (id: string) => requestAnimationFrame(() => document.getElementById(id)?.focus())

/** The annotation desk of one article: passages, text, form. */
export function Annotate({ article, user }: { article: DeskArticle; user: number }) {
  const desk = useDesk(article, user)
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
    focus('claim')
  }
  const take = (piece: Piece, as: Picking) => {
    if (!draft) return
    desk.edit(place(draft, text, piece, as))
    setPicking(null)
    setOffered(null)
    focus(`pick-${as}`)
  }
  // The text listens on the document: it needs one function that always sees the latest state.
  const latest = useRef((_: Piece) => {})
  useEffect(() => {
    latest.current = (piece) => {
      if (picking) return take(piece, picking)
      // Words chosen beside a form in work may belong to it; otherwise they begin a statement.
      const inWork = current !== null && (current === begun || desk.changed)
      if (!inWork) return begin(piece)
      setOffered(piece)
      focus('use-mention')
    }
  })
  const onSelect = useCallback((piece: Piece) => latest.current(piece), [])

  const step = (by: 1 | -1) => {
    const at = items.findIndex((item) => item.key === current)
    const next = items[at < 0 ? (by === 1 ? 0 : items.length - 1) : at + by]
    if (next) show(next.key)
    focus('main')
  }
  const taking = (as: Picking) => () => offered && take(offered, as)
  useKeys(singleKeys, {
    j: () => step(1),
    k: () => step(-1),
    a: () => void desk.save(),
    e: () => focus('claim'),
    d: () => focus('said'),
    s: () => document.getElementById('join')?.click(),
    x: () => void desk.discard(),
    u: () => void desk.undo(),
    t: () => focus('main'),
    c: taking('content'),
    p: taking('piece'),
    q: taking('cue'),
    m: taking('mention'),
    n: () => offered && begin(offered),
    '?': () => setDialog('keys'),
  })

  const publish = async (only: number[] | null) => {
    if (await desk.send(() => doors.publish(article.id, only), 'Published.')) setDialog(null)
  }
  useEffect(() => {
    if (desk.refusal?.kind !== 'invalid') return
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.panel [aria-invalid]')?.focus())
  }, [desk.refusal])
  const stale = desk.refusal?.kind === 'conflict' && draft && isPassage(desk.refusal.current)
  return (
    <div className="desk">
      <a className="skip" href="#main">
        Skip to the text
      </a>
      <DeskTop article={article} desk={desk} onPublish={() => setDialog('publish')} />
      <div className="dgrid">
        <nav className="queue" aria-label="Passages of this article">
          <h2 className="h-small">Passages</h2>
          <PassageList items={items} current={current} onShow={show} />
          <section className="checks" aria-labelledby="before-publishing">
            <h2 className="h-small" id="before-publishing">
              Before publishing
            </h2>
            <Checks
              text={text}
              passages={desk.passages}
              open={desk.open.length}
              unsaved={Object.keys(desk.kept).length}
              onShow={show}
            />
          </section>
        </nav>
        <ArticleText
          text={text}
          language={article.language}
          passages={desk.passages}
          draft={draft}
          current={current}
          open={desk.open}
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
            focus('main')
          }}
          onUse={take}
          onBegin={begin}
          onStep={step}
          onPublish={(id) => void publish([id])}
          onWithdraw={() => setDialog('withdraw')}
        />
      </div>
      <footer className="keys" aria-label="Keys">
        <ul>
          {[
            ['j k', 'next, back'],
            ['a', 'record'],
            ['e', 'edit the form'],
            ['s', 'join the same claim'],
            ['d', 'said-on day'],
            ['x', 'discard'],
            ['u', 'undo'],
            ['t', 'text'],
          ].map(([key, does]) => (
            <li key={key}>
              <kbd>{key}</kbd> {does}
            </li>
          ))}
        </ul>
        <span className="btns">
          <button className="btn btn--small btn--quiet" type="button" onClick={() => setDialog('keys')}>
            All keys <kbd>?</kbd>
          </button>
          <button
            className="btn btn--small btn--quiet"
            type="button"
            aria-pressed={singleKeys}
            onClick={toggleKeys}
          >
            Single keys: {singleKeys ? 'on' : 'off'}
          </button>
        </span>
      </footer>
      <p className="vh" role="status">
        {desk.told}
      </p>
      {dialog === 'keys' && <KeysDialog onClose={() => setDialog(null)} />}
      {dialog === 'publish' && (
        <PublishDialog desk={desk} onPublish={() => void publish(null)} onClose={() => setDialog(null)} />
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

const isPassage = (current: unknown): current is DeskPassage =>
  typeof current === 'object' && current !== null && 'read' in current
