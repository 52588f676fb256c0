/** What has a page of its own by number and name: a topic, a publisher. */
export type NamedRef = { id: number; name: string; address: string; sample: boolean }

/** One in a list, with how many public rows it has; `more`: the count stopped there. */
export type NamedLine = NamedRef & { count: number; more: boolean }
