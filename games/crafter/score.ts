import { type Estimate, random, wilson } from '#core'
import { type Achievement, achievements } from './simulator/index.ts'

/** What is counted of an episode: the achievements unlocked in it, at least once. */
export interface Result {
  readonly achievements: readonly string[]
  readonly return: number
  readonly steps: number
}

export interface Scored {
  readonly episodes: number
  /** Success of each achievement, 0…1, with Wilson's interval. */
  readonly rates: Readonly<Record<Achievement, Estimate>>
  /** The Crafter score in percent, with a bootstrap interval over episodes. */
  readonly score: Estimate
  readonly meanReturn: number
  readonly meanSteps: number
  /** Different achievements an episode, on average. */
  readonly meanAchievements: number
}

/**
 * The benchmark's score: the geometric mean of success rates, shifted by one percent.
 *
 * @param rates Success of each of the 22 achievements, 0…1.
 * @returns Percent: exp(mean(ln(1 + 100 · rate))) − 1.
 */
export function crafterScore(rates: readonly number[]): number {
  return Math.exp(rates.reduce((sum, rate) => sum + Math.log(1 + 100 * rate), 0) / rates.length) - 1
}

export function scored(results: readonly Result[]): Scored {
  const n = results.length
  const unlocked = results.map(({ achievements: names }) => achievements.map(name => (names.includes(name) ? 1 : 0)))
  const counts = achievements.map((_, i) => unlocked.reduce((sum, row) => sum + row[i], 0))
  const mean = (of: (result: Result) => number) => results.reduce((sum, result) => sum + of(result), 0) / Math.max(1, n)
  return {
    episodes: n,
    rates: Object.fromEntries(achievements.map((name, i) => [name, wilson(counts[i], n)])) as Scored['rates'],
    score: scoreInterval(unlocked),
    meanReturn: mean(result => result.return),
    meanSteps: mean(result => result.steps),
    meanAchievements: counts.reduce((sum, count) => sum + count, 0) / Math.max(1, n),
  }
}

/** Percentile bootstrap over episodes, 1,000 resamples, always the same ones. */
function scoreInterval(unlocked: readonly (readonly number[])[]): Estimate {
  const n = unlocked.length
  if (n === 0) return { value: 0, low: 0, high: 100, n }
  const scoreOf = (rows: readonly (readonly number[])[]) =>
    crafterScore(achievements.map((_, i) => rows.reduce((sum, row) => sum + row[i], 0) / n))
  const source = random(1)
  const resampled = Array.from({ length: 1000 }, () => scoreOf(unlocked.map(() => source.pick(unlocked))))
  resampled.sort((a, b) => a - b)
  return { value: scoreOf(unlocked), low: resampled[25], high: resampled[974], n }
}

/**
 * Published Crafter scores in percent, of pixels and 1,000,000 steps unless the note says more.
 *
 * @see Hafner (2021) and the papers of the agents' names.
 */
export const publishedScores: readonly { readonly agent: string; readonly score: number; readonly note: string }[] = [
  { agent: 'random', score: 1.6, note: '' },
  { agent: 'RND', score: 2.0, note: 'no reward' },
  { agent: 'Plan2Explore', score: 2.1, note: 'no reward' },
  { agent: 'Rainbow', score: 4.3, note: '' },
  { agent: 'PPO', score: 4.6, note: '' },
  { agent: 'DreamerV2', score: 10.0, note: '' },
  { agent: 'DreamerV3', score: 14.5, note: '' },
  { agent: 'PPO (ResNet)', score: 15.6, note: '' },
  { agent: 'Curious Replay', score: 19.4, note: '' },
  { agent: 'Achievement Distillation', score: 21.8, note: "knows the reward's structure" },
  { agent: 'SPRING', score: 27.3, note: 'GPT-4, scene text, the paper; reward 12.3' },
  { agent: 'human experts', score: 50.5, note: '±6.8; reward 14.3' },
]

/** Success of human experts in percent, over 100 episodes. */
export const publishedHumans: Readonly<Record<Achievement, number>> = {
  collect_coal: 86,
  collect_diamond: 12,
  collect_drink: 92,
  collect_iron: 53,
  collect_sapling: 67,
  collect_stone: 100,
  collect_wood: 100,
  defeat_skeleton: 31,
  defeat_zombie: 84,
  eat_cow: 89,
  eat_plant: 8,
  make_iron_pickaxe: 26,
  make_iron_sword: 22,
  make_stone_pickaxe: 78,
  make_stone_sword: 78,
  make_wood_pickaxe: 100,
  make_wood_sword: 45,
  place_furnace: 32,
  place_plant: 24,
  place_stone: 90,
  place_table: 100,
  wake_up: 73,
}
