const list = (words: string) => words.split(/\s+/).filter(Boolean)

const plainNouns =
  list(`water road school hospital budget bridge harbour council market report contract station
  field river family winter company minister border village prison court factory union election ship railway
  forest power housing tax price inquiry agreement fund farm mine dam airport pension vaccine signal cable tower
  archive licence museum theatre tunnel ferry depot refinery reservoir quarry orchard greenhouse laboratory
  ministry parliament treaty ceasefire embassy convoy checkpoint corridor shipment warehouse turbine pipeline
  grid tariff subsidy grant loan auction census survey ledger petition strike settlement tribunal verdict appeal`)

const heads = list(`gate wall line bank yard house works mill field land way lock bed post mark board stone
  light wood water side ground keeper master guard watch store shop craft stead fold well`)
const modifiers =
  list(`flood tram mud salt river coal grain night storm ice wind peat slate copper herring barley
  weather signal market church north south upper lower harbour timber cattle linen lamp chalk sluice fen
  moor osier gravel kelp tallow pewter beacon cinder lantern bracken heather anvil`)

/** Common nouns first, then some thousand rarer ones. */
export const nouns: readonly string[] = [
  ...plainNouns,
  ...heads.flatMap((head) => modifiers.filter((word) => word !== head).map((word) => word + head)),
]

export const adjectives: readonly string[] = list(`new public old local central eastern northern joint annual
  second private emergency rural municipal disputed regional southern independent temporary national secret
  western former largest unfinished flooded abandoned promised outdated costly frozen leaking derelict
  underground provisional contested remote historic mothballed uninsured subterranean dilapidated ramshackle`)

export const done: readonly string[] = list(`closed inspected repaired sold rebuilt funded delayed approved
  searched insured measured evacuated damaged opened cancelled cleared photographed audited occupied renamed
  privatised flooded sealed reinforced dismantled requisitioned decontaminated catalogued embargoed`)

export const verbs: readonly string[] =
  list(`reopen close cost need lose win carry serve replace survive delay
  supply hire employ cover exceed approach test protect drain outlast overtake reimburse circumvent`)

export const things: readonly string[] = list(`houses jobs patients pupils lorries passengers tonnes voters
  families beds wagons documents soldiers engineers complaints permits boats acres litres signatures`)

const firstParts =
  list(`Nor Ash Wick Thorn Bram Kes Lind Mar Ost Hol Wes Stan Elm Fen Gar Hal Ives Kel Lang Mel
  Nether Oak Pen Quar Rad Sel Tarn Ul Van Win Yar Zel Dren Corv Bél Sør Grün Ål`)
const middleParts = list(`a e o ing er en il an or um`)
const lastParts = list(`wick ford ham ton bury mouth stead holm gate by port dale minster haven mere worth`)

/** Places that are nowhere; the first are named often. */
export const places: readonly string[] = firstParts.flatMap((first, at) =>
  lastParts.flatMap((last, also) => [
    first + last,
    first + middleParts[(at + also) % middleParts.length]! + last,
  ]),
)

export const firstNames: readonly string[] = list(`Anna Joss Ilse Tobin Dana Petra Rufus Sunniva Marek Olena
  Henrik Ines Tomas Leila Viktor Agnes Bruno Carla Dmitri Elif Farid Greta Hugo Irena Jonas Katya Lars Mina Nils
  Oskar Paula Quentin Rosa Stefan Tamara Ugo Vera Walter Xenia Yusuf Zora Amara Björn Chloé Diego Esther Felix
  Gwen Hana Ivor Jelena Kofi Lucía Milan Nadia Otto Priya Rafael Selma Théo`)

const familyStarts =
  list(`Mar Har Lind Am Ok Thor An Pet Wes Bran Cal Dor El Fair Gold Hol Ir Jans Kern Lan Mor
  Nor Ost Pell Quin Roth Sand Tren Ulm Vas Whit Yard Zim Berg Stone Black Ash`)
const familyEnds = list(`rin castle qvar berley reth ley stey renko ton well ström more man son wood field ova
  ński er ick ham by stad`)
export const familyNames: readonly string[] = familyStarts.flatMap((start) =>
  familyEnds.map((end) => start + end),
)

export const bodies: readonly string[] = list(`Ministry Council Authority Institute Federation Union Agency
  Commission Committee Trust Board Bank Company Court Police Observatory Society Office`)
export const titles: readonly string[] = list(`director spokesperson chair engineer secretary minister deputy
  treasurer inspector adviser commander physician archivist registrar`)
export const outlets: readonly string[] = list(`Courier Post Echo Wire Herald Gazette Times Observer`)
export const channels: readonly string[] = [
  ...['a press briefing', 'a Telegram channel', 'a radio interview', 'a court filing', 'a public hearing'],
  ...['a letter to the council', 'a statement on its website', 'a television interview', 'a question time'],
  ...['a podcast', 'a campaign rally', 'an annual report'],
]
