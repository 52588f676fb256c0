import { z } from 'zod'
import { dumpManifest } from './dump'

/** So many dumps are kept, so that a download goes on when a new one comes. */
export const DUMPS = 2

/** What stands beside a dump that is offered, and at `/dump/onrecord.json`. */
export const offered = z.object({
  /** The file's own name, its bytes and their SHA-256. */
  file: z.string().regex(/^onrecord-public-\d{8}T\d{6}Z\.zip$/),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Where the change feed goes on: no change up to this revision is missing in the file. */
  since: z.number().int().min(0),
  /** Of what was taken back after that, so much is not in the file any more. */
  known: z.number().int().min(0).default(0),
  manifest: dumpManifest,
})
export type Offered = z.output<typeof offered>

const name = /^onrecord-public-\d{8}T\d{6}Z\.zip$/

/** The name of a dump that is made at this moment; later ones sort behind. */
export const dumpName = (at: Date): string =>
  `onrecord-public-${at.toISOString().replace(/[-:]|\.\d+/g, '')}.zip`

/** Of the files of a folder the dumps that are whole, since what tells of them stands beside: the newest first. */
export const wholeDumps = (files: readonly string[]): string[] =>
  files
    .filter((file) => name.test(file) && files.includes(`${file}.json`))
    .toSorted()
    .reverse()

/** Of the files of a folder those that were begun and never became whole. */
export const leftDumps = (files: readonly string[]): string[] =>
  files.filter((file) => {
    const [, dump] = /^(onrecord-public-\d{8}T\d{6}Z\.zip)(\.json)?(\.\d+\.part)?$/.exec(file) ?? []
    return (
      dump !== undefined &&
      !(files.includes(dump) && files.includes(`${dump}.json`) && !file.endsWith('.part'))
    )
  })

/** Whether a dump was made on this day (UTC) or later. */
export const madeOn = (file: string, day: Date): boolean => file >= dumpName(day).slice(0, 24)
