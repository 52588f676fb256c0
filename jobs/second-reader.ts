import { randomBytes } from 'node:crypto'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import {
  APICallError,
  extractJsonMiddleware,
  generateText,
  NoObjectGeneratedError,
  Output,
  wrapLanguageModel,
} from 'ai'
import type { ModelSettings } from '../lib/env'
import { readRetryAfter } from '../lib/retry-after'
import { questionOf } from '../lib/second-prompt'
import { secondAnswer, type Proposed } from '../lib/second-reading'

// The one file that asks a language model. Its address is the keeper's own; its answers are a stranger's.

/** Time for one answer, in milliseconds: a model on a small machine is slow. */
const TIME = 180_000
/** Largest answer, in bytes, unpacked. */
const LARGEST = 1_000_000
const TOKENS = 8000

export type Answered = { statements: Proposed[]; tokensIn: number; tokensOut: number }
/** Why there is no answer, for an editor. `again`: after so many seconds it may be tried once more; null: it is no use. */
export type Unanswered = { problem: string; again: number | null }

export type SecondReader = {
  name: string
  budget: number
  /** Reads a part of an article; rejected only by `signal`, with its reason. */
  read(words: string, language: string, signal?: AbortSignal): Promise<Answered | Unanswered>
}

class Refused extends Error {}

/** A second reader at the address of these settings; `ms` is the time for one answer. */
export function secondReader({ url, name, key, budget }: ModelSettings, ms = TIME): SecondReader {
  globalThis.AI_SDK_LOG_WARNINGS = false
  const model = (schema: boolean) =>
    wrapLanguageModel({
      model: createOpenAICompatible({
        name: 'second-reader',
        baseURL: url,
        ...(key ? { apiKey: key } : {}),
        fetch: bounded,
        supportsStructuredOutputs: schema,
      })(name),
      middleware: extractJsonMiddleware(),
    })
  /** Servers that know neither schemas nor limits are asked without from then on. */
  let plain = false

  async function ask(words: string, language: string, signal: AbortSignal): Promise<Answered> {
    const boundary = `=== ${randomBytes(16).toString('hex')} ===`
    const { output, usage } = await generateText({
      model: model(!plain),
      ...questionOf(words, { boundary, language }),
      output: Output.object({ schema: secondAnswer, name: 'statements' }),
      ...(plain ? {} : { maxOutputTokens: TOKENS }),
      maxRetries: 0,
      abortSignal: signal,
    })
    return {
      statements: output.statements,
      tokensIn: usage.inputTokens ?? 0,
      tokensOut: usage.outputTokens ?? 0,
    }
  }

  return {
    name,
    budget,
    async read(words, language, outer) {
      const late = AbortSignal.timeout(ms)
      const signal = outer ? AbortSignal.any([outer, late]) : late
      try {
        return await ask(words, language, signal).catch((error: unknown) => {
          if (plain || !(APICallError.isInstance(error) && error.statusCode === 400)) throw error
          plain = true
          return ask(words, language, signal)
        })
      } catch (error) {
        outer?.throwIfAborted()
        return late.aborted
          ? { problem: `The model did not answer within ${ms / 1000} seconds.`, again: 60 }
          : unanswered(error)
      }
    },
  }
}

// Neither the answer nor the message of the error is passed on: they are a stranger's, and may hold what was sent.
function unanswered(error: unknown): Unanswered {
  if (NoObjectGeneratedError.isInstance(error))
    return { problem: 'The model answered nothing that can be read.', again: 5 }
  const cause = error instanceof Error ? error.cause : null
  const refused = [error, cause].find((one) => one instanceof Refused)
  if (refused) return { problem: refused.message, again: null }
  const called = APICallError.isInstance(error)
  if (error instanceof TypeError || (called && error.statusCode === undefined))
    return { problem: 'The model’s server cannot be reached.', again: 60 }
  const status = (called && error.statusCode) || 200
  if (!called || status < 300)
    return { problem: 'The model’s server answered nothing that can be read.', again: 5 }
  const passing = status === 408 || status === 429 || status >= 500
  const wait = readRetryAfter(error.responseHeaders?.['retry-after'], new Date())
  return {
    problem: `The model’s server answered ${status}.`,
    again: passing ? Math.min(wait ?? 60, 3600) : null,
  }
}

/** `fetch`, but it follows no redirect, which could carry the key elsewhere, and ends an endless answer. */
const bounded: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'manual' })
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel()
    throw new Refused('The model’s server redirects elsewhere: correct ONRECORD_MODEL_URL.')
  }
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.byteLength
    if (bytes > LARGEST) throw new Refused('The model’s server answered more than 1 MB.')
    parts.push(part)
  }
  const { status, statusText, headers } = response
  return new Response(Buffer.concat(parts), { status, statusText, headers })
}
