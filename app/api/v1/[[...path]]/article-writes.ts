import { requestPage } from '@/db/arrivals'
import { bringIn } from '@/db/bring-in'
import { createArticle, type NewArticle } from '@/lib/api/article-writes'
import type { z } from 'zod'
import { articleNow, made } from './desk'
import { on } from './handled'

const none = { title: null, publisher: null, author: null, url: null, language: null, date: null }

/** What the desk's form sends for an article. */
export const articleOf = ({ article, ...told }: z.output<typeof NewArticle>) => ({
  ...{ ...none, ...told },
  articleId: article,
})

export const articleWrites = [
  on(createArticle, async ({ actor, body, origin }) => {
    if ('text' in body) return made(await articleNow(actor, await bringIn(actor, articleOf(body)), origin))
    const { articleId, held, capture } = await requestPage(actor, { ...none, ...body })
    return {
      status: 202,
      body: {
        article: articleId,
        desk: `${origin}/desk/articles/${articleId}`,
        self: `${origin}/api/v1/desk/articles/${articleId}`,
        ...{ held, capture },
      },
    }
  }),
]
