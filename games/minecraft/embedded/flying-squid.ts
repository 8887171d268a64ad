import { EventEmitter } from 'node:events'
import { require, type Squid } from './squid.ts'

/**
 * flying-squid, loaded without its console. Its log opens one for the whole thread and each server listens to it for
 * ever, so that no world would be let go; and every line typed there would be a command to all of them.
 */
export function flyingSquid(): FlyingSquid {
  const readline = require('node:readline')
  const { createInterface } = readline
  readline.createInterface = () => deaf
  try {
    require('flying-squid/src/lib/plugins').initPlugins() // the first server would load them
    return require('flying-squid')
  } finally {
    readline.createInterface = createInterface
  }
}

interface FlyingSquid {
  readonly generations: Record<string, unknown>
  createMCServer(options: object): Squid
}

/** A console on which nobody types. */
const deaf = Object.assign(new EventEmitter(), { setPrompt() {}, prompt() {}, on: () => deaf })
