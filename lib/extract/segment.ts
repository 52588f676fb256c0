import { countWords, type Block } from './blocks'

const end = /[.!?…。！？؟۔।](?:["”’»)\]]|\(\w{2,4}\)|\s)*$|[:;]$/u
const discussion = new RegExp(
  `^(?:\\d+\\s*)?[»›>]?\\s*(?:${[
    '(?:leser-?|user-?)?(?:comments?|kommentare?|comentarios?|diskussion|discussion|forum|postings|leserbriefe|commentaires?|réactions|reacties|commenti|комментарии)(?::? \\(?\\d+\\)?(?: postings)?| on this .*| zu diesem .*|.{0,10}quieres comentar.*)?',
    '(?:add|post|leave|write) (?:a |your )?(?:new )?(?:comment|reply).*|join the (?:discussion|conversation).*|be the first to comment.*',
  ].join('|')})\\s*[:.»›>]?$`,
  'iu',
)
const afterwards = new RegExp(
  `^(?:\\d+\\s*)?[»›>]?\\s*(?:${[
    '(?:related|recommended|similar)(?: \\w+)?(?: \\w+)?|you (?:may|might) (?:also )?(?:like|be interested in).*|more (?:from|in|on) [^.]{2,40}|most (?:popular|read|viewed|shared).*|(?:top|latest|trending|more) (?:stories|news|articles|headlines|videos).*|around the web.*|from (?:the web|our partners).*|don.t miss.*|what to read next|news for you|editors.? picks',
    'mehr zum thema|das könnte (?:sie|dich) auch interessieren.*|auch interessant|weitere (?:artikel|meldungen|nachrichten|themen)|meistgelesen.*|aktuelle (?:nachrichten|meldungen|artikel)|lesen sie auch|empfehlungen|zum thema|mehr aus .{2,30}|anzeigen',
    '(?:la rédaction vous conseille|à lire aussi|sur le même sujet|les plus lus|articoli correlati|noticias relacionadas|te puede interesar|lo más leído)',
    'about the (?:author|writer)s?|über (?:den|die) autor(?:in|en)?(?:nen)?',
  ].join('|')})\\s*[:.»›>]?$`,
  'iu',
)

/**
 * The run of blocks that is most of all text: words of whole sentences count for it, links and scraps against it. What
 * follows a heading such as "Comments", or "Related" past the middle of the text, is left out.
 */
export function longestSegment(blocks: Block[]): Block[] {
  const whole = upToAfterwards(blocks)
  let best = { from: 0, to: whole.length, sum: 0 }
  let from = 0
  let sum = 0
  whole.forEach((block, at) => {
    if (sum <= 0) [from, sum] = [at, 0]
    sum += worth(block)
    if (sum > best.sum) best = { from, to: at + 1, sum }
  })
  // A heading over the first paragraph belongs to it.
  const heads = whole[best.from - 1]?.kind === 'heading' ? 1 : 0
  return whole.slice(best.from - heads, best.to)
}

function worth({ text, kind, linked }: Block): number {
  const words = countWords(text)
  if (linked > 0.6 && words < 40) return -Math.max(6, words)
  const sentence = end.test(text)
  if (words >= 15) return sentence ? words : words / 2
  if (sentence) return words / 2
  return kind === 'heading' || kind === 'item' ? -2 : -6
}

function upToAfterwards(blocks: Block[]): Block[] {
  const counts = blocks.map(({ text }) => countWords(text))
  const all = counts.reduce((sum, count) => sum + count, 0)
  let before = 0
  for (const [at, block] of blocks.entries()) {
    const late = before > 0.4 * all && afterwards.test(block.text)
    if (before > 80 && counts[at]! < 12 && (late || discussion.test(block.text))) return blocks.slice(0, at)
    before += counts[at]!
  }
  return blocks
}
