import { jsonTemplate } from '@/lib/list-template'

/** The same list as JSON Lines. */
export const GET = (): Response =>
  new Response(jsonTemplate(), {
    headers: {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': 'attachment; filename="onrecord-list.jsonl"',
    },
  })
