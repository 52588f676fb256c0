/** So many nightly backups are kept. */
export const NIGHTS = 14

const name = /^onrecord-\d{4}-\d{2}-\d{2}\.zip$/
const part = /^onrecord-\d{4}-\d{2}-\d{2}\.zip\.\d+\.part$/

/** The name of the backup of this day, in UTC. */
export const nightlyName = (at: Date): string => `onrecord-${at.toISOString().slice(0, 10)}.zip`

/** Of the files of a folder the nightly backups that go, the oldest first: all but the last ones. */
export const overdue = (files: readonly string[]): string[] =>
  files
    .filter((file) => name.test(file))
    .toSorted()
    .slice(0, -NIGHTS)

/** Whether a file is the beginning of a nightly backup that was broken off. */
export const brokenOff = (file: string): boolean => part.test(file)
