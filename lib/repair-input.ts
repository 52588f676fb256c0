import { z } from 'zod'
import { rowId, rowVersion } from './row-id'
import { piece } from './statement-input'

/** One place that an editor decides on, with the version of its row that was read. */
export const onePlace = z.object({ id: rowId, version: rowVersion })

/** The same, with the words in the newest version that an editor chose for it. */
export const chosenPlace = onePlace.extend({
  content: z.array(piece).min(1, 'Select the words in the text.').max(20, 'At most 20 pieces.'),
  cue: piece.nullish(),
  mention: piece.nullish(),
})
