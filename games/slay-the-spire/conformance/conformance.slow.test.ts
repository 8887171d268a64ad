import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Json, ToolIo } from '#core'
import { verify } from '../verify.ts'
import { Coverage } from './coverage.ts'
import { coveragePage } from './tables.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const oracle = at('../../../../shared/data/slay-the-spire/oracle')
const absent = !existsSync(oracle)

interface Report {
  readonly rng: { readonly checked: number; readonly equal: number }
  readonly seeds: { readonly checked: number; readonly equal: number }
  readonly walks: { readonly decisions: number; readonly equal: number }
  readonly traces: { readonly actions: number; readonly equal: number }
  readonly lab: { readonly actions: number; readonly equal: number }
  readonly real: {
    readonly statesParsed: number
    readonly statesTotal: number
    readonly maps: { readonly checked: number; readonly equal: number }
    readonly fights: { readonly states: number; readonly equal: number }
  }
}

test.skipIf(absent)(
  `the records of the reference and of the real game agree${absent ? ` (skipped: there is no ${oracle})` : ''}`,
  async () => {
    const printed: string[] = []
    const io = {
      print: (line: string) => printed.push(line),
      progress: () => {},
      signal: AbortSignal.timeout(170_000),
    } as unknown as ToolIo
    const coverage = new Coverage()
    const { rng, seeds, walks, traces, lab, real } = (await verify(
      { oracle },
      io,
      coverage,
    )) as Json as unknown as Report
    const differences = printed.filter(line => /first difference/.test(line)).join('\n')
    expect(rng.checked).toBeGreaterThan(0)
    expect(rng.equal, differences).toBe(rng.checked)
    expect(seeds.checked).toBeGreaterThan(1000)
    expect(seeds.equal, differences).toBe(seeds.checked)
    expect(walks.decisions).toBeGreaterThan(5000)
    expect(walks.equal, differences).toBe(walks.decisions)
    expect(traces.actions).toBeGreaterThan(5000)
    expect(traces.equal / traces.actions, differences).toBeGreaterThanOrEqual(0.999)
    expect(lab.actions).toBeGreaterThan(15_000)
    expect(lab.equal / lab.actions, differences).toBeGreaterThanOrEqual(0.999)
    expect(real.statesParsed).toBe(real.statesTotal)
    expect(real.maps.equal, differences).toBe(real.maps.checked)
    expect(real.fights.states).toBeGreaterThan(400)
    expect(real.fights.equal / real.fights.states, differences).toBeGreaterThanOrEqual(0.995)
    expect(readFileSync(at('../../../docs/slay-the-spire-coverage.md'), 'utf8').trim()).toBe(
      coveragePage(coverage).trim(),
    )
  },
  180_000,
)
