import type { Stance } from './record'

/**
 * English words that report speech, with the stance they usually give it. All forms are listed, so that the list
 * can be read and mended without knowing how verbs are bent.
 */
const words: Record<Stance, string> = {
  asserts: `
    accept accepts accepted accepting accuse accuses accused accusing acknowledge acknowledges acknowledged acknowledging
    add adds added adding admit admits admitted admitting affirm affirms affirmed agree agrees agreed agreeing
    allege alleges alleged alleging announce announces announced announcing argue argues argued arguing
    assert asserts asserted asserting assure assures assured blame blames blamed blaming
    boast boasts boasted claim claims claimed claiming comment comments commented commenting
    complain complains complained complaining concede concedes conceded conceding conclude concludes concluded
    condemn condemns condemned condemning confirm confirms confirmed confirming contend contends contended
    criticise criticises criticised criticising criticize criticizes criticized criticizing declare declares declared declaring
    describe describes described describing disclose discloses disclosed emphasise emphasises emphasised emphasize
    emphasizes emphasized estimate estimates estimated explain explains explained explaining hail hails hailed hailing
    hint hints hinted hinting indicate indicates indicated indicating inform informs informed insist insists insisted insisting
    joke jokes joked joking maintain maintains maintained maintaining mention mentions mentioned note notes noted noting
    observe observes observed observing post posted posting praise praises praised praising quip quips quipped
    recall recalls recalled recalling recount recounts recounted reiterate reiterates reiterated remark remarks remarked
    repeat repeats repeated repeating reply replies replied replying report reports reported reporting respond responds
    responded responding retort retorts retorted reveal reveals revealed revealing say says said saying
    state states stated stating stress stresses stressed stressing suggest suggests suggested suggesting
    tell tells told telling testify testifies testified testifying tweet tweets tweeted tweeting
    warn warns warned warning welcome welcomes welcomed welcoming write writes wrote written writing`,
  denies: `
    deny denies denied denying disavow disavows disavowed dismiss dismisses dismissed dismissing dispute disputes
    disputed disputing refute refutes refuted refuting reject rejects rejected rejecting repudiate repudiated`,
  questions: `
    ask asks asked asking challenge challenged doubt doubts doubted doubting inquire inquired query queried
    question questions questioned questioning wonder wonders wondered wondering`,
  demands: `
    appeal appeals appealed appealing call calls called calling command commanded demand demands demanded demanding
    implore implores implored order orders ordered ordering plead pleads pleaded pleading request requests requested
    requesting urge urges urged urging`,
  predicts: `
    expect expects expected expecting forecast forecasts forecasting forecasted foresee foresees foresaw
    predict predicts predicted predicting project projects projected projecting promise promises promised promising
    pledge pledges pledged pledging vow vows vowed vowing`,
}

/** The stance that a word reports, by the word in small letters. */
export const cues: ReadonlyMap<string, Stance> = new Map(
  (Object.entries(words) as [Stance, string][]).flatMap(([stance, forms]) =>
    forms
      .trim()
      .split(/\s+/)
      .map((form): [string, Stance] => [form, stance]),
  ),
)

/** The stance of a cue as printed ("denied", "According to"), or null where it is none. */
export function cueStance(printed: string): Stance | null {
  const plain = printed.toLowerCase().replace(/\s+/g, ' ')
  return plain === 'according to' || plain === 'in the words of' ? 'asserts' : (cues.get(plain) ?? null)
}
