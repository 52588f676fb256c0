import { client } from './connection'

/** Records statements on record once more, each as a new claim, by three statements of plain SQL: what the database does alone. */
export async function copyStatements(attestations: number[]): Promise<void> {
  await client().begin(async (tx) => {
    const claims = await tx<{ id: number }[]>`
      insert into claims (wording, language)
      select c.wording, c.language
      from attestations a join utterances u on u.id = a.utterance_id join claims c on c.id = u.claim_id
      where a.id in ${tx(attestations)} order by a.id returning id`
    const utterances = await tx<{ id: number }[]>`
      insert into utterances (claim_id, source_id, stance, said_on, said_from, said_to, said_basis)
      select n.id, u.source_id, u.stance, u.said_on, u.said_from, u.said_to, u.said_basis
      from unnest(${attestations}::int[], ${claims.map(({ id }) => id)}::int[]) as n (attestation, id)
        join attestations a on a.id = n.attestation join utterances u on u.id = a.utterance_id
      order by n.id returning id`
    await tx`
      insert into attestations (utterance_id, version_id, kind, content)
      select n.id, a.version_id, a.kind, a.content
      from unnest(${attestations}::int[], ${utterances.map(({ id }) => id)}::int[]) as n (attestation, id)
        join attestations a on a.id = n.attestation`
  })
}
