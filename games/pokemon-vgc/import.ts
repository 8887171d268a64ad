import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { defineTool, type Json, UsageError } from '#core'
import { readLog } from './log.ts'

const options = z.strictObject({
  logs: z.string().describe('files of logs, joined by commas: a log as text, or JSON as {id: [time, log]}'),
})

/** Logs of battles, as Showdown and VGC-Bench keep them, to episodes. */
export default defineTool({
  summary: "Showdown's battle logs to episodes",
  options,
  words: 'logs',
  async run({ logs }, io) {
    const files = logs.split(',').filter(each => each.trim() !== '')
    if (files.length === 0) throw new UsageError('which logs? upskill import showdown a.log b.json')
    const battles: Json[] = []
    for (const [i, file] of files.entries()) {
      io.signal.throwIfAborted()
      io.progress(i, files.length, 'logs')
      for (const [name, text] of await logsIn(file)) {
        const { format, names, transitions, end, unknown } = readLog(text)
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
    return { battles }
  },
})

async function logsIn(file: string): Promise<readonly (readonly [string, string])[]> {
  const text = await readFile(file.trim(), 'utf8').catch(cause => {
    throw new UsageError(`cannot read ${file}: ${(cause as Error).message}`)
  })
  if (!file.trim().endsWith('.json')) return [[basename(file, '.log'), text]]
  const entries = Object.entries(JSON.parse(text) as Record<string, readonly [number, string]>)
  return entries.map(([name, [, log]]) => [name, log] as const)
}
