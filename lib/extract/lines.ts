import type { Block } from './blocks'
import { countWords } from './blocks'
import { readMoment } from './published'
import { longestSegment } from './segment'
import type { Metadata } from './metadata'

// Short lines that stand within articles and are none of their text.
const alone = new RegExp(
  `^(?:${[
    'advertisement|advertising|ad|ads|anzeige|werbung|publicité|publicidad|pubblicità|sponsored(?: content)?|reklama|реклама',
    'article continues (?:below|after).*|story continues (?:below|after).*|continue reading.*|scroll (?:down )?(?:to continue|for more).*',
    '(?:share|tweet|print|email|e-mail|save|teilen|drucken|merken|kommentare?|comments?|pin it|like)(?: this)?(?: (?:article|story|page|post|on (?:facebook|twitter|x|whatsapp)))?',
    '(?:\\d+ )?(?:comments?|kommentare?|shares?)',
    'follow (?:us|him|her|me|them)? ?(?:on )?(?:twitter|facebook|instagram).*|follow @?[\\w. ]+ on (?:twitter|facebook|instagram|google\\+?).*',
    '(?:sign up|subscribe|register)(?: here| now| today)?(?: for| to).*|subscribe(?: now)?|newsletter|jetzt abonnieren.*',
    'view (?:comments|gallery|slideshow)|see all.*|show more|load more|mehr anzeigen|mehr laden',
    '©.*|\\(c\\) \\d{4}.*|copyright .*|all rights reserved.*|alle rechte vorbehalten.*',
    'skip (?:past|to) .*|back to top|nach oben|zum seitenanfang|zur startseite',
  ].join('|')})[.:!]?$`,
  'iu',
)
// Asked for by embedded videos and posts, and the closing lines of broadcasters.
const asked =
  /^(?:empfohlener redaktioneller inhalt|mit ihrer zustimmung wird hier ein|ich bin (?:damit )?einverstanden, dass mir externe inhalte|an dieser stelle (?:finden sie|befindet sich) .{0,80}inhalt|über dieses thema berichtete|dieses video ist nicht verfügbar|to view this content|this content is not available|allow .{2,30} content\?)/i
const pointer =
  /^(?:[•▶►→»>–-]\s*)?(?:(?:read|see|watch|lire|leia|ver) (?:more|also|next|aussi|también|também|mais|próxima)|also (?:read|see|on)|more (?:on|from|about) (?:this|the)|related(?: (?:articles?|stories|links?|content|coverage|topics?))?|recommended(?: stories)?|don't miss|lesen sie (?:auch|mehr|hier|dazu)|mehr (?:zum thema|dazu|lesen)|lesetipps?|auch interessant|weiterlesen|zum thema|siehe auch|dossier|à lire|leggi anche|lees ook)(?:\b|$)(?: *[:|–-].*|.{0,15})$/iu
const credit =
  /^(?:\(?(?:photo(?:graph)?|image|picture|foto|bild|video|credit|quelle|source|fotocredit|bildquelle|photo credit|image credit|getty images|ap photo|imago)s?)\s*[:/©(].{0,100}$/iu

/** The blocks that belong to the text: without lines of advertisement, sharing and links, and without the title,
 *  byline and day at its head. */
export function articleBlocks(
  blocks: Block[],
  metadata: Pick<Metadata, 'title' | 'byline' | 'language'>,
): Block[] {
  const kept = blocks.filter(({ text, linked, kind }) => {
    const words = countWords(text)
    if (words === 0) return false
    if (text.length < 200 && (alone.test(text) || credit.test(text))) return false
    if (text.length < 500 && asked.test(text)) return false
    if (text.length < 160 && pointer.test(text) && (linked > 0.3 || kind === 'heading' || words < 8))
      return false
    return true
  })
  const from = headLength(kept, metadata)
  return withoutTail(longestSegment(kept.slice(from))).filter(
    (block, at, all) => block.text !== all[at - 1]?.text,
  )
}

/** How many blocks at the head only repeat what is known: the title, who wrote it and when. */
function headLength(
  blocks: Block[],
  { title, byline, language }: Pick<Metadata, 'title' | 'byline' | 'language'>,
): number {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  let head = 0
  for (const [at, { text }] of blocks.slice(0, 8).entries()) {
    const words = countWords(text)
    const isTitle = title !== null && plain(text) === plain(title)
    const isBy =
      words <= 14 &&
      !/[.!?]["”]?$/.test(text) &&
      (/^(?:by|von|par|por|written by|posted by|published|updated|veröffentlicht|aktualisiert|stand)\b/i.test(
        text,
      ) ||
        (byline !== null && plain(text).includes(plain(byline))))
    const isDay = words <= 14 && readMoment(text, language) !== null && !/\p{L}[.!?]["”]?$/u.test(text)
    if (isTitle || isBy || isDay) head = at + 1
    else if (words > 25) break
  }
  // What stands between the title and the byline is a section or a standfirst: only lines that repeat go.
  const between = blocks
    .slice(0, head)
    .some(({ text }) => countWords(text) > 12 && plain(text) !== plain(title ?? ''))
  return between ? (plain(blocks[0]?.text ?? '') === plain(title ?? '\n') ? 1 : 0) : head
}

/** Without links, and headings over nothing, at the end. */
function withoutTail(blocks: Block[]): Block[] {
  let end = blocks.length
  while (end > 1) {
    const { kind, linked, text } = blocks[end - 1]!
    const words = countWords(text)
    if (kind !== 'heading' && (linked < 0.8 || words > 25)) break
    end -= 1
  }
  return blocks.slice(0, end)
}
