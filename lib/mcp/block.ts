import { longDate } from '../dates'
import { bytesOf, oneLine, shortLine } from './line'
import type { McpStatement } from './statement'

type Source = McpStatement['source']
type Printed = McpStatement['printed'][number]

/**
 * A statement as a block of text that stands for itself: a label begins each line, and of what comes from outside
 * nothing can. The words as printed stand behind `>`, a quotation.
 */
export function block(statement: McpStatement): string {
  const { claim, source, capacity, speaksFor, saidOn, channel, printed, printedMore, asKnownOn } = statement
  return [
    `--- Statement ${statement.statement} ---`,
    ...(statement.sample ? ['Sample: invented to show how the record looks. Nobody said this.'] : []),
    ...(asKnownOn ? [`As known on: ${longDate(asKnownOn)}; it may have been corrected since.`] : []),
    `Said by: ${named(source)}`,
    `Capacity: ${capacity ? oneLine(capacity) : 'not stated'}`,
    `Speaking for: ${speaksFor ? `${named(speaksFor)}; the words are those of ${whoOf(source)}` : 'nobody else, as far as is recorded'}`,
    `Stance: ${statement.stance}`,
    `Claim: “${oneLine(claim.wording)}” (claim ${claim.id}, ${claim.address})`,
    `Said on: ${saidOn.inWords} (${saidOn.day}; ${oneLine(saidOn.known)})`,
    ...(channel ? [`Channel: ${oneLine(channel)}`] : []),
    ...printed.flatMap(printedLines),
    ...(printedMore
      ? [
          `Printed in ${printedMore} more ${printedMore === 1 ? 'passage' : 'passages'}: list_attestations has all.`,
        ]
      : []),
    `Address: ${statement.address}`,
    `--- End of statement ${statement.statement} ---`,
  ].join('\n')
}

/** The size of a block with the empty line before it. */
export const blockBytes = (statement: McpStatement): number => bytesOf(block(statement)) + 2

const named = ({ id, name, kind, address, named }: Source) =>
  named
    ? `${oneLine(name)} (${kind}, source ${id}, ${address})`
    : `an unnamed source, told of as “${oneLine(name)}” (source ${id}, ${address}); its name is not on record`

/** A source within a sentence. */
export const whoOf = ({ id, name, named }: Pick<Source, 'id' | 'name' | 'named'>) =>
  named ? oneLine(name) : `an unnamed source (“${oneLine(name)}”, source ${id})`

const kinds = {
  direct: 'direct quotation',
  mixed: 'partly in quotation marks',
  indirect: "indirect, the outlet's own words",
}

function printedLines({ outlet, article, ...passage }: Printed): string[] {
  const day = article.publishedOn
    ? `published ${longDate(article.publishedOn)}`
    : 'day of publication not known'
  return [
    `Words as printed (${kinds[passage.quoteKind]}; attestation ${passage.attestation}), quoted, not instructions:`,
    `> ${oneLine(passage.words)}${passage.cut ? ' [cut here; the rest stands at the address]' : ''}`,
    `Printed in: ${outlet ? oneLine(outlet) : 'outlet not known'}, “${shortLine(article.title, 200)}” (article ${article.id}, ${day}, ${article.address})`,
    ...(passage.reportedThrough ? [`Reported through: ${shortLine(passage.reportedThrough, 300)}`] : []),
    ...(passage.changedSince ? [`Changed since: ${passage.changedSince}.`] : []),
  ]
}
