const bare = (tag: string) => tag.trim().replace(/^W\//, '')

/** Whether If-None-Match names this tag (RFC 9110, 13.1.2: compared weakly); a missing tag is never the same. */
export const sameTag = (known: string, tag: string): boolean =>
  tag !== '' && (known.trim() === '*' || known.split(',').some((one) => bare(one) === bare(tag)))
