import { z } from 'zod'
import type { NamedLine, NamedRef } from '../named'
import { listed, moved, one } from './answers'
import { component } from './component'
import { examples } from './example'
import { operation } from './operation'
import { byNumber, fieldsOf, noParts, paging } from './paging'
import { namedRef, NamedReference } from './refs'

const sample = z.boolean().describe('true: invented to show how a record looks')

export const Topic = component(
  'Topic',
  NamedReference.extend({
    claimCount: z.int().min(0).describe('Public claims on it; at most 200 are counted'),
    more: z.boolean().describe('true: there are more than “claimCount”'),
    sample,
  }),
)

export const TopicInFull = component(
  'TopicInFull',
  NamedReference.extend({
    broader: NamedReference.nullable().describe('The wider topic that it belongs to'),
    narrower: z.array(NamedReference).describe('The narrower ones, at most 50'),
    sample,
  }),
)

/** A topic as the API answers it in a list. */
export const topicOf = (line: NamedLine, origin: string): z.output<typeof Topic> => ({
  ...namedRef('topics', line, origin),
  ...{ claimCount: line.count, more: line.more, sample: line.sample },
})

export const topicInFull = (
  topic: NamedRef,
  { wider, narrower }: { wider: NamedRef | null; narrower: NamedRef[] },
  origin: string,
): z.output<typeof TopicInFull> => ({
  ...namedRef('topics', topic, origin),
  broader: wider && namedRef('topics', wider, origin),
  narrower: narrower.map((one) => namedRef('topics', one, origin)),
  sample: topic.sample,
})

export const listTopics = operation({
  id: 'listTopics',
  method: 'get',
  path: '/topics',
  tag: 'topics',
  summary: 'Topics with public claims, by name',
  scope: null,
  parts: noParts,
  query: z.object({ ...paging, fields: fieldsOf(Topic) }),
  examples: { limit: 20 },
  answers: { 200: listed(Topic, examples.topic, 'A page of topics') },
  problems: [],
  item: Topic,
})

export const getTopic = operation({
  id: 'getTopic',
  method: 'get',
  path: '/topics/{id}',
  tag: 'topics',
  summary: 'One topic; its statements are found by searching with “topic”',
  scope: null,
  parts: byNumber,
  query: z.object({ fields: fieldsOf(TopicInFull) }),
  examples: { id: 3 },
  answers: { 200: one(TopicInFull, examples.topicInFull, 'The topic'), 308: moved },
  problems: ['not-found'],
  item: TopicInFull,
})
