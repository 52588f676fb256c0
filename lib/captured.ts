import { z } from 'zod'
import { readEdtf } from './dates'
import { cleanText } from './header'
import { rowId } from './row-id'
import { plainAddress } from './web-address'

/** Words of a page, bounded; what is left of nothing is null. */
const words = (most: number) =>
  z
    .string()
    .nullable()
    .transform((text) => {
      const clean = (text ?? '').replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim()
      return (
        clean
          .slice(0, most)
          .replace(/[\ud800-\udbff]$/, '')
          .trim() || null
      )
    })

const moment = z
  .string()
  .nullable()
  .transform((text) =>
    text && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)?$/.test(text) && text.length <= 40 ? text : null,
  )

const language = z
  .string()
  .nullable()
  .transform((tag) => {
    try {
      return tag ? (Intl.getCanonicalLocales(tag)[0] ?? null) : null
    } catch {
      return null
    }
  })

const day = z
  .string()
  .nullable()
  .transform((text) => {
    const date = text ? readEdtf(text) : null
    return date?.to ? { edtf: date.edtf, from: date.from, to: date.to } : null
  })

/** What the worker read of a page or file. Strangers wrote it: all is cut to what the record holds, or left out. */
export const capturedPage = z.object({
  id: rowId,
  /** Null for a file. */
  opened: z
    .object({
      finalAddress: z.string().transform(plainAddress),
      status: z.number().int(),
      headers: z.record(z.string().max(200), z.string()).transform((headers) =>
        Object.fromEntries(
          Object.entries(headers)
            .slice(0, 50)
            .map(([name, value]) => [name, value.replace(/[\p{Cc}\p{Cs}]/gu, '').slice(0, 1000)]),
        ),
      ),
      mediaType: words(200),
      bytes: z.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array),
    })
    .nullable(),
  read: z
    .object({
      title: words(500),
      byline: words(300),
      publisher: words(200),
      publishedOn: day,
      publishedAt: moment,
      modifiedAt: moment,
      language,
      canonical: z
        .string()
        .nullable()
        .transform((address) => (address ? plainAddress(address) : null)),
      text: z.string().transform((text, context) => {
        const clean = cleanText(text)
        if ('text' in clean && clean.text) return clean.text
        context.addIssue({
          code: 'custom',
          message: 'problem' in clean ? clean.problem : 'There is no text.',
        })
        return z.NEVER
      }),
    })
    .transform(({ publishedOn, ...read }) => ({ ...read, published: publishedOn })),
})

/** Why a page could not be read; `forGood`: asking again will not help. */
export const failedCapture = z.object({
  id: rowId,
  problem: z.string().transform((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, ' ').slice(0, 1000)),
  status: z.number().int().nullable(),
  forGood: z.boolean(),
})
