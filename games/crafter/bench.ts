import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { defineTool, type Json, type PlayedEpisode, random, type ToolIo, UsageError } from '#core'
import { publishedRandom } from './calibration.ts'
import { publishedHumans, publishedScores, type Result, type Scored, scored } from './score.ts'
import { achievements, actions, cloneWorld, copyWorld, step, World } from './simulator/index.ts'

const result = z.object({
  achievements: z.array(z.string()),
  return: z.number().default(0),
  steps: z.int().default(0),
})

/** Steps per second of the original on one core, with and without its resets. */
const original = { withResets: 180, stepping: 680 }

/** Raw speed beside the original; and, for the episodes of an agent, its success rates and score beside published ones. */
export default defineTool({
  summary: 'Speed beside the original, and the Crafter score of an agent beside the published table.',
  options: z.object({
    seconds: z.number().min(0).default(2).describe('how long to measure the speed; 0 leaves it out'),
    results: z
      .union([z.string(), z.array(result)])
      .optional()
      .describe('episodes to score: a file with one {"achievements": [...], "return", "steps"} a line'),
    agent: z
      .string()
      .optional()
      .describe('who is scored: id or id{key=value}; with --results, whose episodes these are'),
    episodes: z.int().min(1).default(200).describe('episodes the agent plays'),
    seed: z.int().min(0).default(1).describe('the seed of the first of them'),
    library: z.string().optional().describe('a run whose library of skills the agent gets'),
  }),
  async run({ seconds, results, agent: named, episodes: count, seed, library }, io): Promise<Json> {
    const speed = seconds > 0 ? measure(seconds, io) : null
    const agent = named ?? 'this agent'
    if (results === undefined && named === undefined) return { speed }
    const episodes =
      typeof results === 'string'
        ? readResults(results)
        : (results ?? (await collected(io.play({ agents: agent, episodes: count, seed, library }))))
    const score = scored(episodes)
    printScore(score, agent, io)
    return { speed, agent, ...(JSON.parse(JSON.stringify(score)) as { readonly [key: string]: Json }) }
  },
})

/** Episodes as they end, each with the achievements it unlocked. */
async function collected(played: AsyncIterable<PlayedEpisode>): Promise<Result[]> {
  const results: Result[] = []
  for await (const { steps, returns, facts } of played) {
    const unlocked = achievements.filter(name => Number(facts[`achievement.${name}`] ?? 0) > 0)
    results.push({ achievements: unlocked, return: [...returns.values()][0], steps })
  }
  return results
}

function measure(seconds: number, io: ToolIo) {
  const world = new World()
  for (let seed = 0; seed < 20; seed++) world.reset(seed) // the first one works out the noise's geometry
  const fresh = cloneWorld(world)
  const source = random(1)
  const choices = Uint8Array.from({ length: 65_536 }, () => source.int(actions.length))
  let [steps, resets, stepMs, resetMs, deaths] = [0, 0, 0, 0, 0]
  while (stepMs + resetMs < seconds * 1000) {
    io.signal.throwIfAborted()
    const begun = cpuMs()
    for (let i = 0; i < 20; i++) world.reset(resets++)
    copyWorld(fresh, world)
    const between = cpuMs()
    for (let i = 0; i < choices.length; i++) {
      step(world, choices[i])
      if (!world.dead && !world.over) continue
      copyWorld(world, fresh)
      deaths++
    }
    steps += choices.length
    resetMs += between - begun
    stepMs += cpuMs() - between
  }
  const perEpisode = stepMs / deaths + resetMs / resets
  const speed = {
    stepsPerSecond: Math.round((steps / stepMs) * 1000),
    stepsPerSecondWithResets: Math.round((steps / deaths / perEpisode) * 1000),
    resetMs: Number((resetMs / resets).toFixed(3)),
  }
  io.print('random play, one core        here         the original')
  io.print(`steps a second               ${pad(speed.stepsPerSecond)}    ${original.stepping}`)
  io.print(`steps a second with resets   ${pad(speed.stepsPerSecondWithResets)}    ${original.withResets}`)
  io.print(`milliseconds a reset         ${pad(speed.resetMs)}`)
  return speed
}

/** Time of the processor, not of the wall: others may share the core. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const pad = (value: number) => value.toLocaleString('en').padEnd(9)

function printScore(scored: Scored, agent: string, io: ToolIo): void {
  const percent = (share: number) => (100 * share).toFixed(1).padStart(5)
  io.print('')
  io.print(`success %            ${agent} (${scored.episodes} episodes)   random   human experts`)
  for (const name of achievements) {
    const { value, low, high } = scored.rates[name]
    const chance = publishedRandom[name]?.toString() ?? '≤ 0.14'
    io.print(
      `${name.padEnd(20)} ${percent(value)} [${percent(low)}, ${percent(high)}]`.padEnd(52) +
        `${chance.padStart(6)}   ${publishedHumans[name]}`,
    )
  }
  const { value, low, high } = scored.score
  io.print(`Crafter score        ${value.toFixed(1)} [${low.toFixed(1)}, ${high.toFixed(1)}]`)
  io.print(`mean return ${scored.meanReturn.toFixed(2)}, achievements ${scored.meanAchievements.toFixed(1)} of 22,`)
  io.print(`steps ${scored.meanSteps.toFixed(0)} an episode`)
  io.print('')
  const rows = [...publishedScores, { agent, score: value, note: 'measured here' }]
  rows.sort((a, b) => a.score - b.score)
  for (const row of rows) io.print(`${row.score.toFixed(1).padStart(6)}  ${row.agent.padEnd(26)} ${row.note}`.trimEnd())
}

function readResults(path: string): z.infer<typeof result>[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return []
    const parsed = result.safeParse(JSON.parse(line))
    if (!parsed.success)
      throw new UsageError(
        `${path}:${i + 1}: ${parsed.error.issues[0].path.join('.')}: ${parsed.error.issues[0].message}`,
      )
    return [parsed.data]
  })
}
