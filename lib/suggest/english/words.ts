/**
 * The words of English that the reading of an article rests on, all in one place. Another language gets a file
 * like this one; until then its quotations alone are read (`languages.ts`).
 */

/** The words of a text parted by blanks. */
export const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Words of the closed classes: what a noun phrase or a clause begins or ends with. */
export const personal = list('he she they it we i you')
export const relatives = list('who which that whom')
export const determiners = list(
  'a an the his her its their our my your this that these those one two three four five six seven eight nine ten several some many another both each every any no other few most all dozens',
)
export const auxiliaries = list(
  `is are was were be been being am has have had having do does did will would can could should may might must shall
  'll 've 'd 're 'm won't wouldn't can't couldn't didn't doesn't don't isn't aren't wasn't weren't hasn't haven't hadn't
  shouldn't ain't cannot won’t wouldn’t can’t couldn’t didn’t doesn’t don’t isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t
  shouldn’t ain’t`,
)
export const modals = list(
  `will would can could should may might must shall won't wouldn't can't couldn't shouldn't won’t wouldn’t can’t couldn’t shouldn’t do does did didn't doesn't don't didn’t doesn’t don’t cannot`,
)
export const be = list(
  `is are was were be been being am isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t`,
)
export const prepositions = list(
  `in on at by to from with about of for over under during after before since until through via into onto upon against
  among amid between despite like near outside inside without within beyond toward towards around across behind along
  per off out up down regarding concerning throughout besides except following aboard alongside as than ahead`,
)
export const subordinators = list(
  `that because although though while when whenever where if unless whether after before since until as once so than
  lest whereas why how what`,
)
export const conjunctions = list('and or but nor yet')
export const adverbs = list(
  `also then again once twice later earlier now just still never not already too ever even only instead however meanwhile
  further often always sometimes soon almost perhaps maybe simply merely rather quite very famously flatly afterward afterwards
  first last late early there here today yesterday tonight tomorrow recently repeatedly previously thus therefore long online
  nevertheless nonetheless moreover furthermore besides indeed otherwise likewise back out on together n't`,
)
/** Adverbs in -ly are told by their ending, but for these. */
export const notAdverbs = list(
  'family ally rally reply supply early daily weekly monthly only likely friendly elderly assembly italy july bully belly jelly kelly billy sally molly emily polly holly reilly connolly donnelly kennelly nelly ugly holy lovely anomaly homily monopoly quarterly yearly hourly nightly fortnightly curly costly deadly lively lonely orderly cowardly scholarly unlikely unfriendly homely multiply',
)
const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'
const months = 'january february march april may june july august september october november december'
/** Words that name a time, with and without a capital. */
export const timeWords = list(
  `${weekdays} ${months.replace(' may ', ' ')} today yesterday tonight tomorrow morning afternoon evening night week month year weekend midday noon
  jan feb aug sept oct nov dec mon tue wed thu fri sat sun`,
)
export const weekdayNames = list(weekdays)
export const monthNames = list(months)

/** Nouns that stand for people and bodies who speak, as news prints them without a capital. */
export const roleNouns = list(
  `spokesperson spokesman spokeswoman spokespeople president presidents vice-president minister ministers secretary secretaries
  chancellor mayor mayors governor governors senator senators official officials officer officers prosecutor prosecutors
  lawyer lawyers attorney attorneys judge judges justice justices police ministry government governments council councils
  committee commission court courts company companies chair chairman chairwoman chairperson chief chiefs head heads leader
  leaders director directors manager managers general ambassador ambassadors envoy adviser advisers advisor advisors aide
  aides analyst analysts economist economists expert experts scientist scientists researcher researchers professor professors
  doctor doctors teacher teachers author authors critic critics campaigner campaigners activist activists union unions
  lawmaker lawmakers legislator legislators source sources witness witnesses resident residents authorities agency agencies
  army military party parties opposition editor editors reporter reporters founder member members deputy deputies executive
  executives commissioner supporter supporters opponent opponents voter voters candidate candidates nominee congressman
  congresswoman representative representatives strategist strategists consultant consultants operative operatives pollster
  pollsters donor donors columnist columnists host hosts anchor anchors journalist journalists man woman men women people person
  campaign campaigns group groups organization organizations organisation organisations statement report reports study
  studies poll polls survey newspaper paper magazine article administration department office team staff family mother father
  son daughter wife husband brother sister friend friends neighbor neighbors neighbour neighbours boy girl student students
  veteran veterans farmer farmers worker workers owner owners businessman businesswoman billionaire mogul tycoon developer
  scholar scholars historian historians protester protesters protestor moderator moderators rival rivals observer observers
  insider insiders republicans democrats conservatives liberals letter document documents memo lawsuit filing complaint
  advertisement ad ads spot website site blog network outlet bank firm board panel inquiry tribunal agents agent detective
  investigators investigator trooper sheriff coach player bishop priest pastor pope king queen prince premier caller lead
  programme programmes program programs show podcast channel radio television boss captain skipper striker midfielder defender
  goalkeeper barrister solicitor defendant victim jury juror jurors neighbour client clients teammate winger bowler batsman jockey
  referee umpire chairwoman trustee trustees patient patients parent parents pupil pupils tenant tenants passenger passengers
  congress ex-president ex-wife ex-husband counsel counselor tweet post book video speech message bill law`,
)

/** A pronoun with what is drawn together with it: "it's", "they'll" begin a clause as "it" and "they" do. */
export const subjectPronoun =
  /^(?:he|she|they|it|we|i|you|there|that|who|what|nobody|everyone)(?:'(?:s|re|ll|ve|d|m))?$/

/** Words with a capital that stand before a name without being part of it. */
export const titles = list(
  `mr mrs ms miss mx dr prof professor sir dame lord lady president vice-president vice premier prime minister secretary senator sen sens
  rep reps representative congressman congresswoman governor gov lt mayor judge justice chief general gen col colonel capt captain sgt
  maj major admiral adm chairman chairwoman chair chairperson director commissioner attorney ambassador speaker leader spokesman
  spokeswoman spokesperson pope king queen prince princess emperor rabbi bishop archbishop cardinal reverend rev pastor imam sheikh
  ayatollah chancellor deputy prosecutor inspector detective officer lieutenant corporal del delegate councilman councilwoman councillor
  cllr candidate nominee editor host anchor analyst strategist manager adviser advisor aide coach author republican republicans democrat
  democrats democratic gop former ex tory conservative liberal independent comedian actor actress singer businessman billionaire ceo cfo
  president-elect supervisor sheriff trooper rival frontrunner front-runner pollster reporter columnist executive majority minority
  state solicitor comptroller treasurer assistant undersecretary superintendent principal dean provost`,
)
/** Words that tell whether a man or a woman is meant. */
export const maleWords = list(
  'mr sir lord king prince pope father son husband brother boy man businessman spokesman chairman congressman councilman he him his bishop archbishop actor',
)
export const femaleWords = list(
  'mrs ms miss dame lady queen princess mother daughter wife sister girl woman businesswoman spokeswoman chairwoman congresswoman councilwoman she her hers actress',
)
/** Words that make a name one of a body, not of a person. */
export const bodyWords = list(
  `times post news journal court party committee house senate ministry department council university union agency institute center centre
  association federation group bank company inc corp fund foundation church board bureau commission campaign network press reuters
  congress parliament administration coalition pac army police authority society league service office street guard school college
  hospital club tribune herald gazette courier magazine radio tv television today bulletin guardian telegraph observer mail globe sun
  star chronicle review weekly daily alliance conference convention caucus cabinet government state states kingdom nations republic
  treasury pentagon kremlin nato supreme rights watch international amnesty greenpeace cooperative trust hall museum academy laboratory clinic secretariat navy force forces corps chamber consortium studio studios
  airlines airways railway railways strategies solutions holdings industries systems technologies consulting ventures media films
  pictures records motors energy insurance partners project research initiative america american americans`,
)
/** Letters behind a name that are no part of it. */
export const suffixes = list('kc qc mp mps mep msp td mbe obe cbe phd md esq')
/** First words of places, which look like first names. */
export const placeStarts = list(
  'new north south west east united san los las santa st saint fort el mount lake port great central',
)
/** Places that stand for a government or a body and are not the capital of a country. */
export const seats: Readonly<Record<string, string>> = {
  kremlin: 'Government of Russia',
  brussels: 'European Union',
  'downing street': 'Government of the United Kingdom',
  washington: 'Government of the United States',
  'the hague': '',
}
/** Lower-case words inside a name. */
export const particles = list('de da di du del della der den van von bin ibn al el la le dos das ten ter')
/** Nouns for one person that "the …" may point back with. */
export const personNouns = list(
  `man woman candidate nominee senator governor president minister secretary businessman businesswoman billionaire mogul congressman
  congresswoman lawmaker mayor chancellor prosecutor judge spokesman spokeswoman spokesperson politician democrat republican official
  front-runner frontrunner speaker chairman chairwoman leader premier developer attorney lawyer professor author director activist chief
  strategist analyst general ambassador commissioner pollster host king queen pope bishop actor actress singer officer economist
  scientist doctor teacher engineer manager executive star legislator representative newcomer boss captain skipper striker midfielder defender goalkeeper barrister solicitor defendant victim coach teacher
  winger bowler batsman jockey referee pensioner teenager grandmother grandfather mother father student owner chairperson`,
)

/** Where things are said: behind "in a", "on her", "at the" they tell the channel, not the content. */
export const occasions = list(
  `post tweet thread statement interview letter speech address video message memo email e-mail filing podcast column broadcast
  channel twitter facebook telegram instagram television tv radio conference briefing rally hearing summit event meeting debate
  session ceremony remarks appearance`,
)

/** Offices of which an article may name several: "the spokesman" is whoever was called so, not just the last man. */
export const offices = list(
  'minister judge spokesman spokeswoman spokesperson official lawyer attorney chairman chairwoman chief director general',
)
/** Nouns without a capital for bodies and their papers. */
export const bodies = list(
  `company agency government court committee commission newspaper paper magazine group party ministry department union council network
  organization organisation bank firm outlet association report study poll survey statement letter lawsuit complaint filing memo ad
  website site article team panel board police army military administration document book film video email tweet post spot law bill
  ruling indictment affidavit`,
)
/** Those whom news leaves unnamed. */
export const unnamedNouns = list('officials sources aides advisers people insiders diplomats')
