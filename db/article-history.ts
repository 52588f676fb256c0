import { sql, type SQL } from 'drizzle-orm'
import { db } from './connection'
import { asked, toldColumns, type Asked, type ToldRow } from './told'

/**
 * The latest changes of an article that readers may see, of those asked for: of its row, its versions, and its passages
 * that are public or were. Of a passage that is not public now no more is told than that it was added and withdrawn.
 */
export async function articleChanges(article: number, which: Asked, most: number): Promise<ToldRow[]> {
  // Each row's changes by its number, however many other changes there are.
  const latest = (rows: SQL, object: string, where: SQL) => sql`
    (select distinct c.id from ${rows} cross join lateral (
       select r.id from revisions r where r.object = ${sql.raw(`'${object}'`)} and ${where} and ${asked(which)}
       order by r.id desc limit ${most}) as c
     order by c.id desc limit ${most})`
  return db().execute<ToldRow>(sql`
    with versions as materialized (
      select id, number from article_versions where article_id = ${article}
    ), passages as materialized (
      select a.id, a.public, u.claim_id, (
        select min(d.id) from revisions d
        where d.object = 'attestations' and d.object_id = a.id and d.shown = 'added') as since
      from versions v join attestations a on a.version_id = v.id
      join utterances u on u.id = a.utterance_id join claims c on c.id = u.claim_id
      where a.state <> 'draft' and c.state <> 'draft'
    ), latest as materialized (
      ${latest(sql`(values (${article}::int)) as one (id)`, 'articles', sql`r.object_id = one.id and r.shown is not null`)}
      union ${latest(sql`versions v`, 'article_versions', sql`r.object_id = v.id and r.action = 'insert'`)}
      union ${latest(
        sql`passages p`,
        'attestations',
        sql`r.object_id = p.id and r.shown is not null and (p.public or r.shown <> 'corrected')`,
      )}
      union ${latest(
        sql`passages p`,
        'claims',
        sql`r.object_id = p.claim_id and r.shown in ('withdrawn', 'reinstated') and r.id > p.since`,
      )}
      union ${latest(
        // One that is as it was first saved was decided by nobody.
        sql`passages p join anchors n on n.attestation_id = p.id and n.version > 1`,
        'anchors',
        sql`r.object_id = n.id and p.public and r.id > p.since`,
      )}
      order by id desc limit ${most}
    )
    select ${toldColumns}, ${article}::int as article, p.name as outlet, v.number,
      c.id as at_id, c.wording as at_words
    from latest join revisions r on r.id = latest.id
    left join anchors n on r.object = 'anchors' and n.id = r.object_id
    left join article_versions v on v.id = n.version_id
    left join articles t on t.id = v.article_id
    left join publishers p on p.id = t.publisher_id
    left join attestations a on a.public
      and a.id = case when r.object = 'attestations' then r.object_id else n.attestation_id end
    left join utterances o on o.id = a.utterance_id
    left join claims c on c.id = case when r.object = 'claims' then r.object_id else o.claim_id end
      and c.state = 'published'
    -- Who brought a wording in is the desk's business.
    left join users u on u.id = r.actor_id and r.object <> 'article_versions'
    order by r.id desc`)
}
