const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** What is known of a language of which only the quotations are read. */
type Language = { cues: ReadonlySet<string>; pronouns: ReadonlySet<string> }

/**
 * The words of languages other than English: verbs beside a quotation that tell who says it, and pronouns. English
 * has a folder of its own (`english/`), as its grammar is read too.
 */
const languages: Record<string, Language> = {
  de: {
    cues: list(`sagt sagte sagten erklärt erklärte erklärten betont betonte schreibt schrieb meint meinte warnt warnte fordert forderte
      kritisiert kritisierte berichtet berichtete ergänzt ergänzte fügt fügte antwortet antwortete fragt fragte teilt teilte
      kündigt kündigte behauptet behauptete versichert versicherte räumt räumte`),
    pronouns: list('er sie es'),
  },
  fr: {
    cues: list(`dit déclare déclaré affirme affirmé explique expliqué estime estimé assure assuré ajoute ajouté écrit indique indiqué
      souligne souligné prévient prévenu répond répondu demande demandé regrette regretté insiste insisté lance lancé confie confié`),
    pronouns: list('il elle ils elles on'),
  },
  es: {
    cues: list(`dijo dice declaró declara afirmó afirma explicó explica aseguró asegura añadió añade escribió escribe señaló señala
      advirtió advierte respondió responde pidió pide`),
    pronouns: list('él ella ellos ellas'),
  },
  it: {
    cues: list(
      `detto dice ha dichiarato dichiara affermato afferma spiegato spiega aggiunto aggiunge scritto scrive sottolineato`,
    ),
    pronouns: list('lui lei loro'),
  },
}

const unknown: Language = { cues: new Set(), pronouns: new Set() }

/** Whether a text's grammar is read: its BCP 47 tag is English, or it has none. */
export const isEnglish = (tag: string): boolean => /^(?:en(?:[-_]|$)|$)/i.test(tag)

/** What is known of the language of a BCP 47 tag; of most, nothing but their quotation marks. */
export const languageOf = (tag: string): Language => languages[tag.split(/[-_]/)[0]!.toLowerCase()] ?? unknown
