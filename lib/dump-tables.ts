/** What a column of the dump holds, and how JSON writes it. */
export type DumpType =
  'integer' | 'number' | 'text' | 'boolean' | 'day' | 'moment' | 'texts' | 'ranges' | 'steps' | 'row'

export type DumpColumn = { type: DumpType; means: string; always: boolean }
export type DumpTable = { about: string; columns: Record<string, DumpColumn> }

const column = (type: DumpType, means: string, always = true): DumpColumn => ({ type, means, always })
const maybe = (type: DumpType, means: string) => column(type, means, false)

const id = column('integer', 'Its number, never given to another')
const kept = {
  created_at: maybe('moment', 'When it was recorded'),
  version: column('integer', 'How often it was saved'),
  sample: column('boolean', 'Whether it is invented sample data'),
}
const held = {
  held: maybe('text', 'When, in EDTF (ISO 8601-2)'),
  held_from: maybe('day', 'First day of that'),
  held_to: maybe('day', 'Last day of that; none where it lasts'),
}
const ofSource = column('integer', 'Source whose it is')
const merged = maybe('integer', 'The one that it was found to be: its address leads there')

/** Every table of the dump in the order in which it can be loaded, with its columns in the order of the file. */
export const dumpTables = {
  settings: {
    about: 'What holds for the whole record: one row.',
    columns: {
      id: column('integer', 'Always 1'),
      name: column('text', 'Name of the record'),
      keeper: maybe('text', 'Who keeps it'),
      contact: maybe('text', 'Where to write to'),
      licence: column('text', 'Licence of all that is in this file'),
      licence_url: column('text', 'Address of its text'),
      assessment_scale: column('texts', 'Ratings of assessments, from the worst to the best'),
      text_rights: column('text', 'Where neither article nor publisher says: full or excerpts'),
    },
  },
  publishers: {
    about: 'Outlets of public articles, and those that public rows name.',
    columns: {
      id,
      name: maybe('text', 'Name; none of one that was never public and only leads on'),
      host: maybe('text', 'Host of its addresses'),
      country: maybe('text', 'Two letters (ISO 3166-1)'),
      description: maybe('text', 'In a few words'),
      rights: column('text', 'How much of its articles readers see: full or excerpts'),
      merged_into: merged,
      ...kept,
    },
  },
  topics: {
    about: 'Subjects of public claims, and those that public changes name.',
    columns: {
      id,
      name: maybe('text', 'Name; none of one that was never public and only leads on'),
      parent_id: maybe('integer', 'The wider topic'),
      merged_into: merged,
      ...kept,
    },
  },
  sources: {
    about: 'Who is on record, and those whom public rows name.',
    columns: {
      id,
      kind: column('text', 'person, organisation, group or unnamed'),
      name: maybe('text', 'Name; none of one that was never public and only leads on'),
      description: maybe('text', 'In a few words'),
      publisher_id: maybe('integer', 'Outlet that keeps an unnamed source unnamed'),
      public_utterances: column('integer', 'Utterances by it and on its behalf; 0 of one that is only named'),
      merged_into: merged,
      ...kept,
    },
  },
  source_names: {
    about: 'Other names of sources.',
    columns: {
      id,
      source_id: ofSource,
      name: column('text', 'The name, as printed'),
      kind: column('text', 'alias, legal, pen, transliteration or metonym'),
      language: maybe('text', 'Its language (BCP 47)'),
      ...held,
      ...kept,
    },
  },
  roles: {
    about: 'Dated positions of people.',
    columns: {
      id,
      source_id: ofSource,
      organisation_id: maybe('integer', 'Source at which it is held'),
      title: column('text', 'What it is called'),
      ...held,
      ...kept,
    },
  },
  organisation_parents: {
    about: 'Organisations as parts of others.',
    columns: {
      id,
      source_id: column('integer', 'The part'),
      parent_id: column('integer', 'The whole'),
      ...held,
      ...kept,
    },
  },
  identifiers: {
    about: 'What sources are called in registers of others.',
    columns: {
      id,
      source_id: ofSource,
      scheme: column('text', 'wikidata, viaf, orcid, isni or site'),
      value: column('text', 'The identifier there'),
      ...kept,
    },
  },
  articles: {
    about: 'Articles with public passages.',
    columns: {
      id,
      publisher_id: maybe('integer', 'Its outlet'),
      title: column('text', 'Headline'),
      byline: maybe('text', 'Author, as printed'),
      url: maybe('text', 'Address at its publisher'),
      archive_url: maybe('text', 'Copy in a public archive'),
      language: column('text', 'Its language (BCP 47)'),
      published_on: maybe('text', 'When it was published, in EDTF'),
      published_from: maybe('day', 'First day of that'),
      published_to: maybe('day', 'Last day of that'),
      published_at: maybe('text', 'The moment as the page gives it (ISO 8601)'),
      modified_at: maybe('text', 'The moment of its last change as the page gives it'),
      rights: maybe('text', 'How much readers see: full or excerpts; none: as the publisher says'),
      public_passages: column('integer', 'Attestations in it'),
      ...kept,
    },
  },
  article_versions: {
    about: 'Stored wordings of articles; the text only where readers may see all of it.',
    columns: {
      id,
      article_id: column('integer', 'Its article'),
      number: column('integer', 'Its number within the article'),
      text: maybe('text', 'The wording, where rights allow'),
      length: column('integer', 'Length of the wording in UTF-16 units'),
      hash: column('text', 'SHA-256 of the wording in UTF-8, in hexadecimal'),
      created_at: column('moment', 'When its page was opened, else when it was recorded'),
      version: kept.version,
      sample: kept.sample,
    },
  },
  claims: {
    about: 'Public claims; of withdrawn ones no word, but number, reason and day.',
    columns: {
      id,
      wording: maybe('text', 'The proposition in neutral words; none of a withdrawn one'),
      language: maybe('text', 'Language of the wording (BCP 47)'),
      state: column('text', 'published or withdrawn'),
      published_at: column('moment', 'Since when it is public'),
      withdrawn_reason: maybe('text', 'Why it was withdrawn'),
      withdrawn_on: maybe('day', 'The day of that'),
      last_said: maybe('day', 'Latest day on which it was said'),
      merged_into: merged,
      ...kept,
    },
  },
  claim_topics: {
    about: 'Which claims stand under which topics.',
    columns: {
      claim_id: column('integer', 'The claim'),
      topic_id: column('integer', 'The topic'),
    },
  },
  utterances: {
    about: 'Public acts of saying.',
    columns: {
      id,
      claim_id: column('integer', 'What was said'),
      source_id: column('integer', 'Who said it'),
      speaks_for_id: maybe('integer', 'Organisation for which the source spoke'),
      capacity: maybe('text', 'Role in which the source spoke'),
      stance: column('text', 'asserts, denies, questions, demands or predicts'),
      said_on: column('text', 'When it was said, in EDTF'),
      said_from: column('day', 'First day of that'),
      said_to: column('day', 'Last day of that'),
      said_wording: maybe('text', 'The day as printed, such as “on Friday”'),
      said_basis: column('text', 'How the day is known: stated, relative, published-on or editor'),
      channel: maybe('text', 'Where it was said'),
      ...kept,
    },
  },
  attestations: {
    about: 'Public places in articles that report an utterance, with the words as printed.',
    columns: {
      id,
      utterance_id: column('integer', 'What is reported'),
      version_id: column('integer', 'Article version in which it stands'),
      kind: column('text', 'direct, mixed or indirect'),
      content: column('ranges', 'The words of the source'),
      cue: column('ranges', 'The word that reports, such as “said”'),
      mention: column('ranges', 'The source as printed'),
      chain: column('steps', 'Through whom the words reached the article, the nearest first'),
      ...kept,
    },
  },
  anchors: {
    about: 'Where the words of an attestation stand in a later version of the article.',
    columns: {
      id,
      attestation_id: column('integer', 'The attestation'),
      version_id: column('integer', 'The later version'),
      outcome: column('text', 'What the program found: exact, moved or orphaned'),
      content: column('ranges', 'The words there'),
      cue: column('ranges', 'The word that reports, there'),
      mention: column('ranges', 'The source, there'),
      candidate: column('ranges', 'The words as first found, where they were found unchanged'),
      score: maybe('number', 'How sure the program was, from 0 to 1'),
      state: column('text', 'kept, accepted, selected or gone'),
      decided_at: maybe('moment', 'When an editor decided'),
      ...kept,
    },
  },
  claim_links: {
    about: 'Relations of two public claims.',
    columns: {
      id,
      from_id: column('integer', 'The claim from which it is read'),
      to_id: column('integer', 'The other'),
      kind: column('text', 'contradicts, reverses, refines or answers'),
      reason: column('text', 'Why'),
      ...kept,
    },
  },
  assessments: {
    about: 'Public judgements of public claims.',
    columns: {
      id,
      claim_id: column('integer', 'The claim'),
      rating: column('text', 'The judgement in a word'),
      place: column('integer', 'Its place on the scale, 1 the worst'),
      places: column('integer', 'Places of the scale'),
      reasons: column('text', 'Why'),
      assessed_on: column('day', 'When'),
      ...kept,
    },
  },
  evidence: {
    about: 'What assessments cite.',
    columns: {
      id,
      assessment_id: column('integer', 'The assessment'),
      side: column('text', 'for or against'),
      article_id: maybe('integer', 'An article of this record'),
      address: maybe('text', 'Or the address of a document'),
      title: maybe('text', 'Its title'),
      note: maybe('text', 'What it shows'),
      ...kept,
    },
  },
  revisions: {
    about:
      'Saved changes as readers see them, without who made them; the last ones tell of corrections and withdrawals.',
    columns: {
      id,
      at: column('moment', 'When'),
      object: column('text', 'Table of the row'),
      object_id: column('integer', 'Its number; of claim_topics the claim'),
      action: column('text', 'insert, update or delete'),
      before: maybe('row', 'What readers may see of the row before'),
      after: maybe('row', 'The same after'),
      reason: maybe('text', 'Why'),
      claim_id: maybe('integer', 'Claim that it concerns'),
      shown: maybe('text', 'added, corrected, withdrawn or reinstated'),
    },
  },
} as const satisfies Record<string, DumpTable>

export type DumpName = keyof typeof dumpTables
export const dumpNames = Object.keys(dumpTables) as DumpName[]
export const columnsOf = (name: DumpName): Record<string, DumpColumn> => dumpTables[name].columns
