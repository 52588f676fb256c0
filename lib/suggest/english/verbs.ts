import { list } from './words'

/**
 * How a verb that reports speech is built into its sentence:
 * - `say`: a clause or a quotation ("said that", "said it was"), which may stand before it as well
 * - `quote`: a quotation only ("continued", "laughed"); a clause after it is none
 * - `tell`: a hearer, then a clause ("told reporters that")
 * - `urge`: a hearer, then what he shall do ("urged Congress to act")
 * - `vow`: what the speaker will do, or a clause ("vowed to act", "promised that")
 * - `ask`: a question ("asked whether"), or what a hearer shall do ("asked her to leave")
 * - `call`: a name for a thing ("called it a mistake"), with "for" and "on" a demand
 * - `accuse`: a person and a deed ("accused him of lying")
 * - `object`: a thing that is spoken of ("praised the ruling", "denied the charge")
 */
export type Construction = 'say' | 'quote' | 'tell' | 'urge' | 'vow' | 'ask' | 'call' | 'accuse' | 'object'

/** Verbs in their base form, by frame. Irregular forms are in `irregular`. */
const verbs: Record<Construction, string> = {
  say: `
    say add rule demand acknowledge admit affirm agree allege announce argue assert aver boast brag caution claim clarify
    complain concede conclude confess confide confirm contend counter declare deny disclose emphasize emphasise
    estimate exclaim explain foretell gripe grouse grumble hint imply indicate insist insinuate interject
    joke lament maintain mention mumble muse mutter note observe opine
    posit predict proclaim profess quip reason reassert recall reckon recollect reiterate relate remark
    repeat reply report respond retort reveal say scoff shout speculate state stipulate stress suggest surmise swear
    theorize testify tweet retweet underscore venture volunteer warn whisper wonder write yell`,
  quote: `
    answer ask bellow comment scold blurt chant chime chuckle continue crow cry deadpan demand drawl echo elaborate email
    fume gloat go gush inquire intone laugh lecture marvel mock persist plead post press read roar say
    scream sigh sing smile snap sneer thunder wail`,
  tell: `tell assure inform remind notify advise reassure warn caution promise text email`,
  urge: `urge implore beseech exhort instruct order command dare beg advise`,
  vow: `agree vow pledge promise threaten offer swear`,
  ask: `ask wonder inquire question`,
  call: `call describe label brand dub characterize characterise portray dismiss blast deride
    slam hail laud praise tout refer`,
  accuse: `accuse blame fault`,
  object: `
    announce cite condemn criticize criticise defend demand deny dispute mock lambaste lambast chide rebuke ridicule outline propose
    question recall recount refute reject reveal reiterate rebut decry denounce`,
}

/** Past forms and participles that are not made with -ed. */
const irregular: Record<string, string[]> = {
  say: ['said'],
  tell: ['told'],
  write: ['wrote', 'written'],
  swear: ['swore', 'sworn'],
  foretell: ['foretold'],
  go: ['went'],
  begin: ['began', 'begun'],
  read: ['read'],
  sing: ['sang', 'sung'],
  beseech: ['besought'],
  cast: ['cast'],
}

export type Verb = { lemma: string; frames: ReadonlySet<Construction>; form: 'base' | 's' | 'ing' | 'past' }

const doubled = new Set([
  'admit',
  'beg',
  'brag',
  'chat',
  'dub',
  'hint',
  'quip',
  'rebut',
  'refer',
  'slam',
  'snap',
  'submit',
])
const plainEnd = new Set(['hint'])

function formsOf(verb: string): [string, Verb['form']][] {
  const e = verb.endsWith('e')
  const y = /[^aeou]y$/.test(verb)
  const twice = doubled.has(verb) && !plainEnd.has(verb) ? verb + verb.at(-1) : verb
  const s = y ? `${verb.slice(0, -1)}ies` : /(?:s|sh|ch|x|z|go)$/.test(verb) ? `${verb}es` : `${verb}s`
  const past = irregular[verb] ?? [y ? `${verb.slice(0, -1)}ied` : e ? `${verb}d` : `${twice}ed`]
  const ing = e && !verb.endsWith('ee') ? `${verb.slice(0, -1)}ing` : `${twice}ing`
  return [[verb, 'base'], [s, 's'], [ing, 'ing'], ...past.map((form): [string, 'past'] => [form, 'past'])]
}

/** Every form of every verb that reports speech. */
export const cueVerbs: ReadonlyMap<string, Verb> = (() => {
  const frames = new Map<string, Set<Construction>>()
  for (const [frame, words] of Object.entries(verbs) as [Construction, string][])
    for (const lemma of list(words)) frames.set(lemma, (frames.get(lemma) ?? new Set()).add(frame))
  const forms = new Map<string, Verb>()
  for (const [lemma, own] of frames)
    for (const [word, form] of formsOf(lemma))
      if (!forms.has(word)) forms.set(word, { lemma, frames: own, form })
  return forms
})()

/** "pointed out", "went on", "spoke out": a verb that reports speech only with the word after it. */
export const phrasal: ReadonlyMap<
  string,
  { lemma: string; frames: ReadonlySet<Construction>; next: ReadonlySet<string> }
> = new Map(
  (
    [
      ['point points pointed pointing', 'point out', 'say', 'out'],
      ['make makes made making', 'make clear', 'say', 'clear'],
      ['fire fires fired firing', 'fire back', 'quote', 'back'],
      ['hit hits hitting', 'hit back', 'quote', 'back'],
      ['shoot shoots shot shooting', 'shoot back', 'quote', 'back'],
      ['chime chimes chimed', 'chime in', 'quote', 'in'],
      ['single singles singled', 'single out', 'object', 'out'],
    ] as const
  ).flatMap(([forms, lemma, frame, next]) =>
    forms
      .split(' ')
      .map((form) => [form, { lemma, frames: new Set<Construction>([frame]), next: list(next) }] as const),
  ),
)

/** Verbs with many other objects than clauses: a clause without "that" is believed only where its verb shows. */
export const sparing = list(
  `protest boast maintain disclose reveal state clarify agree announce confirm report affirm allege assert declare deny estimate
  repeat relate recount recall profess proclaim mention object counter respond reply joke observe pledge vow promise threaten offer
  swear caution advise notify inform write tweet retweet post confess confide conclude venture volunteer stress emphasize emphasise
  text email rule demand underscore complain lament grumble warn testify whisper yell shout`,
)

/** What is denied by name rather than in a clause: "rejected accusations that", "denied the report". */
export const claimNouns = list(
  `accusation accusations allegation allegations charge charges claim claims report reports suggestion suggestions assertion assertions
  idea notion rumor rumors rumour rumours criticism speculation account responsibility involvement knowledge wrongdoing`,
)
/** Verbs whose object is said only where it is a claim itself. */
export const denials = list('deny reject dispute refute rebut question')

/** Past forms that are never nouns or adjectives: a noun phrase ends before them. */
export const plainPast = list(
  `began became came went got took saw knew thought gave lost won ran met kept held brought built bought sent spent stood understood
  heard told said put fell grew drew drove broke spoke wrote chose laid paid sold is was were has had`,
)
