import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { type AnyAgent, type Json, UsageError } from '#core'
import { parseConfig } from '../config.ts'
import { type Entrant, entrantText } from '../entrant.ts'
import { commandWords } from './command.ts'
import { seatProcess } from './seat.ts'

/**
 * An agent from outside: `process:<command>` speaks JSON lines over stdio, `./agent.ts` is a module.
 *
 * @throws {UsageError} If there is no such file, or it exports no agent.
 */
export async function externalAgent(id: string, settings: Readonly<Record<string, unknown>>): Promise<Entrant> {
  return id.startsWith('process:') ? processAgent(id, settings) : moduleAgent(id, settings)
}

const limits = z.object({
  decisionMs: z.int().min(1).default(10_000).describe('milliseconds for a decision'),
  startMs: z.int().min(1).default(30_000).describe('milliseconds for the answer to hello and to seat'),
  memoryMb: z.int().min(1).default(1024).describe('megabytes of memory'),
})

function processAgent(id: string, settings: Readonly<Record<string, unknown>>): Entrant {
  const command = commandWords(id.slice('process:'.length))
  const own = Object.fromEntries(Object.entries(settings).filter(([key]) => key in limits.shape))
  const passed = Object.fromEntries(Object.entries(settings).filter(([key]) => !(key in limits.shape))) as Json
  const config = parseConfig(limits, own, `agent ${id}`)
  const seats = seatProcess(command, config, passed)
  const agent: AnyAgent = {
    id,
    summary: `The program \`${command.join(' ')}\`, over stdio.`,
    games: 'any',
    config: limits,
    seat: seats,
  }
  return { text: entrantText(id, settings), agent, config }
}

async function moduleAgent(id: string, settings: Readonly<Record<string, unknown>>): Promise<Entrant> {
  const path = resolve(id)
  if (!existsSync(path)) throw new UsageError(`there is no agent at ${path}`)
  let found: unknown
  try {
    found = ((await import(/* @vite-ignore */ pathToFileURL(path).href)) as { default?: unknown }).default
  } catch (cause) {
    throw new UsageError(`${path} cannot be loaded: ${(cause as Error).message}`, { cause })
  }
  const missing = ['seat', 'config', 'games'].filter(
    key => typeof found !== 'object' || found === null || !(key in found),
  )
  if (missing.length > 0)
    throw new UsageError(`${path} is no agent: its default export (see defineAgent) has no ${missing.join(', ')}`)
  const agent = found as AnyAgent
  return { text: entrantText(id, settings), agent, config: parseConfig(agent.config, settings, `agent ${id}`) }
}
