import { register } from 'tsx/esm/api'

// A thread does not take over the loader of its process: it is registered anew, then the thread's own file loads.
register()
await import('./reading.ts')
