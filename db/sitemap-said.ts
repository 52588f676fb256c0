import { sql, type SQL } from 'drizzle-orm'
import { channelPath } from '../lib/channel'
import { periodAt } from '../lib/periods'
import type { SitemapEntry } from '../lib/sitemap'
import { db } from './connection'

// What is said has pages without a number: days go by the year, channels by their place in the order of their names.

/** Channels in a file: of each the spellings are counted. */
export const CHANNELS_IN_FILE = 1000
const MOST_CHANNELS = 50_000

const undated = (paths: string[]) => paths.map((path) => ({ path, changed: null }))

/** The page of a year with those of its months and days on which something was said, or a span of saying ended. */
export async function daysOfYear(year: number): Promise<SitemapEntry[]> {
  const from = `${String(year).padStart(4, '0')}-01-01`
  // From day to day by the index, however many statements stand in each.
  const next = (after: SQL) => sql`(
    select d.said_to from search_documents d
    where d.said_to > ${after} and d.said_to < (${from}::date + interval '1 year')::date
    order by d.said_to, d.utterance_id limit 1)`
  const rows = await db().execute<{ day: string }>(sql`
    with recursive days (day) as (
      select ${next(sql`${from}::date - 1`)}
      union all select ${next(sql`days.day`)} from days where days.day is not null)
    select day::text as day from days where day is not null`)
  const units = ['year', 'month', 'day'] as const
  const names = new Set(rows.flatMap(({ day }) => units.map((unit) => periodAt(day, unit))))
  return undated([...names].sort().map((name) => `/on/${name}`))
}

/** The years of such days, the newest first; at most 1000. */
export async function yearsSaid(): Promise<number[]> {
  const next = (before: SQL) => sql`(
    select d.said_to from search_documents d where ${before}
    order by d.said_to desc, d.utterance_id desc limit 1)`
  const rows = await db().execute<{ year: number }>(sql`
    with recursive years (day, step) as (
      select ${next(sql`true`)}, 1
      union all select ${next(sql`d.said_to < date_trunc('year', years.day)::date`)}, step + 1
      from years where years.day is not null and step < 1000)
    select extract(year from day)::int as year from years where day is not null`)
  return rows.map(({ year }) => year)
}

// From name to name by the index.
const walk = (most: number) => sql`
  with recursive next_of (name, step) as (
    select (select plain(d.channel) from search_documents d where d.channel is not null
      order by plain(d.channel) limit 1), 1
    union all select (select plain(d.channel) from search_documents d
      where d.channel is not null and plain(d.channel) > n.name order by plain(d.channel) limit 1), n.step + 1
    from next_of n where n.name is not null and n.step < ${Math.min(most, MOST_CHANNELS)})`

/** The pages of the channels of one file, each by its most frequent spelling, which is the one of its page. */
export async function channelsIn(file: number): Promise<SitemapEntry[]> {
  if (file * CHANNELS_IN_FILE > MOST_CHANNELS) return []
  const rows = await db().execute<{ channel: string }>(sql`
    ${walk(file * CHANNELS_IN_FILE)}
    select spelt.channel from next_of n cross join lateral (
      select channel from (
        select d.channel from search_documents d
        where d.channel is not null and plain(d.channel) = n.name limit 1000) as bounded
      group by channel order by count(*) desc, channel limit 1) as spelt
    where n.name is not null and n.step > ${(file - 1) * CHANNELS_IN_FILE} order by n.step`)
  return undated(rows.map(({ channel }) => channelPath(channel)))
}

/** How many files the channels fill. */
export async function channelFiles(): Promise<number> {
  const [row] = await db().execute<{ channels: number }>(
    sql`${walk(MOST_CHANNELS)} select count(name)::int as channels from next_of`,
  )
  return Math.ceil((row?.channels ?? 0) / CHANNELS_IN_FILE)
}
