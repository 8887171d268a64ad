import { z } from 'zod'
import { defineTool } from '#core'
import type { Action } from './action.ts'
import { config } from './config.ts'
import { EmbeddedEnvironment } from './embedded/environment.ts'
import { crowded, recordingCost } from './embedded/measure.ts'

/** The way every game begins: the same actions in every world, some of which fail there. */
const round: readonly Action[] = [
  ...(['oak_log', 'birch_log', 'spruce_log', 'acacia_log'] as const).map(
    block => ({ type: 'collect', block }) as const,
  ),
  { type: 'explore' },
  { type: 'descend', levels: 6 },
  { type: 'collect', block: 'stone' },
  { type: 'tunnel' },
  { type: 'surface' },
  { type: 'wait', ticks: 200 },
]

/** `upskill bench minecraft`: virtual seconds a real second, cold and warm, and what a reset costs. */
export default defineTool({
  summary: 'Measures the lockstep clock: game seconds a real second, cold and warm, and the cost of a new world.',
  options: z.object({
    worlds: z.int().min(2).max(200).default(10).describe('how many are played, one after another'),
    crowd: z.boolean().default(true).describe('also 1, 4 and 16 players on a server in real time, and its start-up'),
  }),
  async run({ worlds, crowd }, { signal, print, progress }) {
    let bytes = 0
    await using environment = new EmbeddedEnvironment(config.parse({}), (_channel, _tick, message) => {
      bytes += message.length
    })
    const rows: { reset: number; real: number; game: number; steps: number }[] = []
    for (let seed = 1; seed <= worlds; seed++) {
      progress(seed, worlds, 'worlds')
      const begun = performance.now()
      let step = await environment.reset({ seed }, signal)
      const reset = performance.now() - begun
      let steps = 0
      for (let i = 0; i < 3; i++)
        for (const action of round) {
          step = await environment.step(new Map([['p1', action]]), signal)
          steps++
        }
      rows.push({ reset, real: performance.now() - begun, game: step.tick * 50, steps })
    }
    const [first, ...later] = rows
    const sum = (key: keyof typeof first) => later.reduce((total, row) => total + row[key], 0)
    const figures = {
      coldFactor: tenth(first.game / first.real),
      warmFactor: tenth(sum('game') / sum('real')),
      warmFactorWithoutReset: tenth(sum('game') / (sum('real') - sum('reset'))),
      coldResetMs: Math.round(first.reset),
      warmResetMs: Math.round(sum('reset') / later.length),
      actionsASecond: tenth((1000 * sum('steps')) / (sum('real') - sum('reset'))),
      megabytes: Math.round(process.memoryUsage().rss / 1e6),
    }
    print(
      `game seconds a real second: ${figures.coldFactor} cold (the program start included), ${figures.warmFactor} warm`,
    )
    print(`without making worlds: ${figures.warmFactorWithoutReset}; ${figures.actionsASecond} actions a second`)
    print(`a new world: ${figures.coldResetMs} ms the first, ${figures.warmResetMs} ms each later one`)
    print(`memory of the whole program after ${worlds} worlds: ${figures.megabytes} MB`)
    const gameHours = (first.game + sum('game')) / 3_600_000
    const traceMbAnHour = tenth(bytes / 1e6 / gameHours)
    print(`recorded beside the steps: ${traceMbAnHour} MB a game hour (chunks, changes, moves)`)
    const recording = await recordingCost(signal)
    print(
      `cost of recording chunks: ${recording.withMs} ms of processor time a game minute, ${recording.withoutMs} without`,
    )
    const rest = { ...figures, traceMbAnHour, recording }
    if (!crowd) return rest
    const players = []
    for (const count of [1, 4, 16]) {
      const row = await crowded(count, signal)
      print(
        `${count} players in real time: ${row.ticksASecond} of 20 ticks/s, ${row.processor} % of a processor, ${row.megabytes} MB; the server listened after ${row.startMs} ms`,
      )
      players.push(row)
    }
    return { ...rest, players }
  },
})

const tenth = (x: number) => Math.round(x * 10) / 10
