import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { defineTool, type Json, UsageError } from '#core'
import { type LoggedBattle, readLog } from './log.ts'

const options = z.strictObject({
  logs: z.string().default('').describe('files of logs, joined by commas: a log as text, or JSON as {id: [time, log]}'),
})

const collection = z.record(z.string(), z.tuple([z.number(), z.string()]))

/** Logs of battles, as Showdown and VGC-Bench keep them, to episodes. What is no log is named and left out. */
export default defineTool({
  summary: "Showdown's battle logs to episodes",
  options,
  words: 'logs',
  async run({ logs }, io) {
    const files = logs.split(',').filter(each => each.trim() !== '')
    if (files.length === 0) throw new UsageError('which logs? upskill import showdown a.log b.json')
    const battles: Json[] = []
    const refused: Json[] = []
    for (const [i, file] of files.entries()) {
      io.signal.throwIfAborted()
      io.progress(i, files.length, 'logs')
      for (const [name, text] of await logsIn(file.trim())) {
        const log = readable(text)
        if (typeof log === 'string') {
          io.print(`${name}: left out, ${log}`)
          refused.push({ name, file, why: log })
          continue
        }
        const { format, names, transitions, end, unknown } = log
        const path = io.record({
          backend: 'showdown',
          config: { format },
          start: { seed: 0 },
          agents: names,
          transitions,
          end,
        })
        io.print(`${name}: ${transitions.length - 1} steps, ${end.end.why}`)
        battles.push({ name, format, steps: transitions.length - 1, end: end.end.why, unknown, path })
      }
    }
    if (refused.length > 0) process.exitCode = 1
    return { battles, refused }
  },
})

/** The battle, or why the text is none. */
function readable(text: string): LoggedBattle | string {
  try {
    return readLog(text)
  } catch (error) {
    if (error instanceof SyntaxError) return error.message
    throw error
  }
}

async function logsIn(file: string): Promise<readonly (readonly [string, string])[]> {
  const text = await readFile(file, 'utf8').catch(cause => {
    throw new UsageError(`cannot read ${file}: ${(cause as Error).message}`)
  })
  if (!file.endsWith('.json')) return [[basename(file, '.log'), text]]
  const parsed = collection.safeParse(jsonOf(text))
  if (!parsed.success) throw new UsageError(`${file} is no collection of logs: it should hold {"id": [time, "log"], …}`)
  return Object.entries(parsed.data).map(([name, [, log]]) => [name, log] as const)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
