import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { defineTool, type Environment, type Json, type Player, random, UsageError } from '#core'
import type { Action } from './action.ts'
import { config as gameConfig } from './config.ts'
import { ShowdownEnvironment } from './live/environment.ts'
import { startServer } from './live/local-server.ts'
import { cloneBattle } from './model/clone.ts'
import { quiet } from './model/quiet.ts'
import type { Observation } from './observation.ts'
import { SimulatorEnvironment, startBattle } from './simulator/environment.ts'
import { generateTeam } from './teams/generate.ts'
import { teamPool } from './teams/pool.ts'

const options = z.strictObject({
  battles: z.int().min(1).default(60).describe('battles of each measurement'),
  decisions: z.boolean().default(false).describe('decisions a CPU second of nash-search too (a checkout has it)'),
  websocket: z.boolean().default(false).describe('the same battles over a local server too'),
})

/** Seconds of this process's own work. */
const cpuSeconds = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** Battles, clones and turns a CPU second, beside what was measured of the stock simulator. */
export default defineTool({
  summary: 'battles, clones and turns a CPU second',
  options,
  async run({ battles, decisions, websocket }, io) {
    const config = gameConfig.parse({})
    const draw = await teamPool(config)
    const backend = { signal: io.signal, emit: () => {} }
    const result: Record<string, Json> = {}
    await using simulator = new SimulatorEnvironment(config, draw, backend)
    await playRandom(simulator, 3, io.signal) // warm
    const inProcess = await playRandom(simulator, battles, io.signal)
    result.battlesPerCpuSecond = round(battles / inProcess.cpu)
    io.print(
      `in process, random against random: ${round(battles / inProcess.cpu)} battles a CPU second (stock: 15–17; wanted: 20)`,
    )
    io.print(`                                   ${round(inProcess.steps / inProcess.cpu)} time steps a CPU second`)
    Object.assign(result, clones(io.print))
    if (decisions) {
      const found = await decisionsPerCpuSecond(io.signal)
      result.decisionsPerCpuSecond = round(found)
      io.print(`nash-search, work=100, playing itself: ${round(found)} decisions a CPU second (wanted: 1)`)
    }
    if (websocket) {
      const folder = join(tmpdir(), `upskill-showdown-bench-${process.pid}`)
      await using server = await startServer({ folder, port: 0, signal: io.signal })
      const live = gameConfig.parse({ server: server.url })
      await using environment = await ShowdownEnvironment.open(live, draw, backend, null)
      const begun = performance.now()
      await playRandom(environment, battles, io.signal)
      const perSecond = battles / ((performance.now() - begun) / 1000)
      result.websocketBattlesPerSecond = round(perSecond)
      io.print(
        `over the websocket, one after another: ${round(perSecond)} battles a second of the clock (measured before: 2.6)`,
      )
    }
    return result
  },
})

/** A game knows no agent, so what measures agents lies with the program's benches, beside the games of a checkout. */
async function decisionsPerCpuSecond(signal: AbortSignal): Promise<number> {
  const path = fileURLToPath(new URL('../../bench/vgc-decisions.ts', import.meta.url))
  if (!existsSync(path)) throw new UsageError(`--decisions needs a checkout of the program: there is no ${path}`)
  const bench = (await import(path)) as {
    decisionsPerCpuSecond(a: string, games: number, s: AbortSignal): Promise<number>
  }
  return bench.decisionsPerCpuSecond('nash-search', 2, signal)
}

async function playRandom(environment: Environment<Observation, Action>, battles: number, signal: AbortSignal) {
  const begun = cpuSeconds()
  let steps = 0
  for (let seed = 1; seed <= battles; seed++) {
    const source = random(seed)
    let step = await environment.reset({ seed }, signal)
    while (step.end === null) {
      const actions = new Map<Player, Action>()
      for (const player of step.acting) actions.set(player, source.pick(step.views.get(player)!.legal!))
      step = await environment.step(actions, signal)
      steps++
    }
  }
  return { steps, cpu: cpuSeconds() - begun }
}

function clones(print: (line: string) => void): Record<string, Json> {
  const teams = [generateTeam('gen9vgc2025regi', random(1)), generateTeam('gen9vgc2025regi', random(2))] as const
  const battle = startBattle('gen9vgc2025regi', teams, 1, () => {})
  for (let turn = 0; turn < 2; turn++) for (const player of ['p1', 'p2'] as const) battle.choose(player, 'default')
  const time = (count: number, work: () => void) => {
    const begun = cpuSeconds()
    for (let i = 0; i < count; i++) work()
    return (1000 * (cpuSeconds() - begun)) / count
  }
  const turn = () => {
    const copy = quiet(cloneBattle(battle))
    for (const player of ['p1', 'p2'] as const) copy.choose(player, 'default')
  }
  time(200, turn) // warm
  const clone = time(500, () => cloneBattle(battle))
  const both = time(300, turn)
  print(
    `a clone: ${round(clone)} CPU ms (through JSON: 2.2); a clone and a turn: ${round(both)} CPU ms (wanted: 4; before: 5.5)`,
  )
  return { cloneMs: round(clone), cloneAndTurnMs: round(both) }
}

const round = (value: number) => Number(value.toPrecision(3))
