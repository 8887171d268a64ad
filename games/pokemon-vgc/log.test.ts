import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import pokemonVgc from './index.ts'
import { readLog } from './log.ts'
import { testReplays } from './testing/replays.ts'

const folder = testReplays()

test.skipIf(folder === null)(
  'logs of people import without an error or an unknown message (skipped without ../shared/data)',
  () => {
    let battles = 0
    for (const file of readdirSync(folder!)) {
      const text = readFileSync(join(folder!, file), 'utf8')
      const logs = file.endsWith('.json')
        ? Object.values(JSON.parse(text) as Record<string, [number, string]>).map(([, log]) => log)
        : [text]
      for (const log of logs) {
        const { transitions, end, unknown, names } = readLog(log)
        expect(unknown, file).toEqual({})
        expect(end.end.kind, file).toBe('termination')
        expect(Object.values(end.returns).sort(), file).toEqual([-1, 1])
        const winner = end.returns.p1 === 1 ? names.p1 : names.p2
        expect(end.end.why).toBe(`${winner} won`)
        for (const { step, decisions } of transitions) {
          for (const view of step.views.values()) pokemonVgc.observation.parse(view.observation)
          for (const { action } of decisions.values()) pokemonVgc.action.parse(action)
        }
        battles++
      }
    }
    expect(battles).toBeGreaterThanOrEqual(5)
  },
)

test('what is no log says so', () => {
  expect(() => readLog('|j|somebody')).toThrow(/no log/)
})
