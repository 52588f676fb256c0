const weekday = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'
const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\\.)'
const word = `(?!(?:${weekday}|${month})\\b)\\p{Lu}[\\p{L}\\p{N}'’-]*`
const name = `${word}(?: (?:(?:of|the|and) )?${word})*`
const media =
  '(?:X|Twitter|Telegram|Facebook|Instagram|YouTube|TikTok|Truth Social|Bluesky|Mastodon|LinkedIn|WhatsApp|Weibo|VK)'
const own = '(?:an?|the|his|her|its|their|another)'
const paper =
  '(?:post|tweet|thread|statement|interview|letter|speech|address|video|report|message|memo|e-?mail|filing|podcast|article|column|essay|book|memoir|broadcast|programme|program|show|channel|account|page|blog|website|site|newsletter|release|testimony|affidavit|indictment|complaint|lawsuit|ruling|judge?ment|declaration|call|phone call)'
const meeting =
  '(?:conference|briefing|rally|hearing|summit|event|meeting|forum|trial|inquest|debate|session|ceremony)'
const hearers =
  '(?:reporters|journalists|the press|the media|parliament|members|supporters|staff|lawmakers|legislators|MPs|senators|Congress|investors|the court|the inquiry|the council)'
const press = `(?:the )?(?:(?:${word} ){0,3}(?:News|Times|Post|TV|Radio|Journal|Guardian|Agency)\\b|[A-Z]{2,5}\\b|Reuters|Bloomberg)`
const inner = "(?:[\\p{L}\\p{N}'’-]+ ){0,4}?"
const tail = `(?: (?:on|to|with|for|before|at|from) (?:social media|${hearers}|${press}|(?:the )?${name}))?`

const channels = [
  `(?:[Ii]n|[Oo]n|[Vv]ia|[Tt]hrough|[Dd]uring) ${own} ${inner}${paper}\\b${tail}`,
  `(?:[Aa]t|[Ii]n|[Dd]uring) ${own} ${inner}${meeting}\\b${tail}`,
  `[Oo]n (?:social media|${media}\\b|(?:state |national |public )?(?:television|TV|radio)\\b)`,
].map((form) => new RegExp(`(?<![\\p{L}\\p{N}])${form}`, 'u'))
const told = new RegExp(`\\b(?:told|tells|telling) (?<hearers>${hearers}|${press})(?![\\p{L}\\p{N}])`, 'u')

/** Where something was said, as printed ("on her Telegram channel"); "told reporters" gives "to reporters". */
export function channelIn(sentence: string): string | null {
  const found = channels.map((form) => form.exec(sentence)?.[0]).find(Boolean)
  if (found) return found.charAt(0).toLowerCase() + found.slice(1).trim()
  const hearer = told.exec(sentence)?.groups?.hearers
  return hearer ? `to ${hearer}` : null
}

const times = [
  `(?:on )?(?:${weekday},? )?\\d{1,2}(?:st|nd|rd|th)? ${month}(?:,? \\d{4})?`,
  `(?:on )?(?:${weekday},? )?${month} \\d{1,2}(?:st|nd|rd|th)?(?:, \\d{4})?(?!\\d)`,
  `in (?:early |late |mid-)?${month}(?: \\d{4})?`,
  `(?:(?:early|late|earlier) )?(?:on )?(?:(?:last|this) )?${weekday}(?: (?:morning|afternoon|evening|night))?`,
  '(?:earlier |late )?(?:yesterday|today|tonight|last night|this morning|this afternoon|this evening|the day before yesterday)',
  '(?:earlier )?(?:last|this) (?:week|weekend|month|year)',
  'over the weekend',
  '(?:an?|a few|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}) (?:days?|weeks?|months?|years?) ago',
].map((form) => new RegExp(`(?<![\\p{L}\\p{N}])${form}(?![\\p{L}\\p{N}])`, 'giu'))

/** Not "until last year", which tells of something else, nor the TODAY of a name or the day of an attack. */
function tells(sentence: string, { 0: words, index }: RegExpMatchArray): boolean {
  const [before, after] = [
    sentence.slice(Math.max(0, index! - 8), index),
    sentence.slice(index! + words.length),
  ]
  return (
    !/\b(?:until|since|till) (?:late |early )?$/i.test(before) &&
    !/^ (?:\p{L}+ )?attacks?\b/u.test(after) &&
    !/^\p{Lu}{4,}$/u.test(words)
  )
}

/** Words of time as printed ("on Friday"), those nearest to an offset of the sentence. */
export function timeIn(sentence: string, at: number): string | null {
  const found = times.flatMap((form) => [...sentence.matchAll(form)]).filter((one) => tells(sentence, one))
  const inside = (one: RegExpMatchArray, other: RegExpMatchArray) =>
    one !== other &&
    one.index! >= other.index! &&
    one.index! + one[0].length <= other.index! + other[0].length
  const whole = found.filter((one) => !found.some((other) => inside(one, other)))
  const [nearest] = whole.sort((a, b) => Math.abs(a.index! - at) - Math.abs(b.index! - at))
  return nearest?.[0].trim() ?? null
}
