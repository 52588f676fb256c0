import { bringInPeople, previewPeople } from './people'
import type { Prepare } from './test-arrival-doors'
import { unique } from './test-rows'

const people = () => ({
  name: 'people.csv',
  bytes: new TextEncoder().encode(`name\n${unique('Ada')}`),
})

/** Doors of people that are brought in, of publishers and of topics. */
export const outletDoors: Record<string, Prepare> = {
  previewPeople: async () => (actor) => previewPeople(actor, people()),
  bringInPeople: async () => (actor) => bringInPeople(actor, people()),
}
