import { publishedPublisher, publishedPublishers } from '@/db/publisher-pages'
import { mergedInto } from '@/db/survivors'
import { publishedTopic, publishedTopics, topicsAround } from '@/db/topics'
import { getPublisher, listPublishers, publisherInFull, publisherOf } from '@/lib/api/publishers'
import { getTopic, listTopics, topicInFull, topicOf } from '@/lib/api/topics'
import { none } from './gone'
import { on } from './handled'
import { listOf } from './list'

/** What has a number and a name: topics and publishers. */
export const named = [
  on(listTopics, async (asked) =>
    listOf(asked, '/topics', await publishedTopics(asked.query), (line) => topicOf(line, asked.origin)),
  ),
  on(getTopic, async ({ parts: { id }, origin }) => {
    const topic = await publishedTopic(id)
    if (topic) return { body: topicInFull(topic, await topicsAround(id), origin) }
    const into = await mergedInto('topics', id)
    return into ? { moved: `/topics/${into}` } : none('topic', id)
  }),
  on(listPublishers, async (asked) =>
    listOf(asked, '/publishers', await publishedPublishers(asked.query), (line) =>
      publisherOf(line, asked.origin),
    ),
  ),
  on(getPublisher, async ({ parts: { id }, origin }) => {
    const publisher = await publishedPublisher(id)
    if (publisher) return { body: publisherInFull(publisher, origin) }
    const into = await mergedInto('publishers', id)
    return into ? { moved: `/publishers/${into}` } : none('publisher', id)
  }),
]
