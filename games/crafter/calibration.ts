import { random } from '#core'
import { achievements, actions, step, World, worldSeed } from './simulator/index.ts'

/** Success rates of uniform random play, to be compared with the published ones. */
export interface Calibration {
  readonly episodes: number
  /** Successes of each achievement, in the order of `achievements`. */
  readonly successes: readonly number[]
  readonly meanLength: number
  readonly meanReward: number
}

/** Plays uniform random actions in worlds seeded as the original seeds its episodes. */
export function playUniformly(
  episodes: number,
  seed: number,
  onEpisode: (done: number) => void = () => {},
): Calibration {
  const world = new World()
  const source = random(seed)
  const successes = new Array<number>(achievements.length).fill(0)
  let steps = 0
  let rewards = 0
  for (let episode = 1; episode <= episodes; episode++) {
    world.reset(worldSeed(seed, episode))
    while (!world.dead && !world.over) rewards += step(world, source.int(actions.length))
    steps += world.step
    for (let i = 0; i < achievements.length; i++) if (world.achieved[i] > 0) successes[i]++
    onEpisode(episode)
  }
  return { episodes, successes, meanLength: steps / episodes, meanReward: rewards / episodes }
}

/**
 * Published rates of uniform random play in percent, over 29,784 episodes; the others are at most 0.14.
 *
 * @see Hafner (2021), table of success rates.
 */
export const publishedRandom: Readonly<Record<string, number>> = {
  collect_drink: 9.32,
  collect_sapling: 50.18,
  collect_wood: 24.38,
  eat_cow: 0.38,
  make_wood_pickaxe: 0.32,
  make_wood_sword: 0.32,
  place_plant: 44.61,
  place_table: 4.36,
  wake_up: 93.6,
}
export const publishedEpisodes = 29_784

/**
 * Two-sided p-value that two counts of successes have one rate: Fisher's exact test, so that rates near 0 are judged too.
 */
export function sameRate(k1: number, n1: number, k2: number, n2: number): number {
  const total = k1 + k2
  const chance = (k: number) => Math.exp(choose(n1, k) + choose(n2, total - k) - choose(n1 + n2, total))
  const here = chance(k1) * (1 + 1e-9)
  let p = 0
  for (let k = Math.max(0, total - n2); k <= Math.min(total, n1); k++) {
    const each = chance(k)
    if (each <= here) p += each
  }
  return Math.min(1, p)
}

/** Natural logarithm of n over k. */
const choose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k)

function logFactorial(n: number): number {
  for (let i = logFactorials.length; i <= n; i++) logFactorials.push(logFactorials[i - 1] + Math.log(i))
  return logFactorials[n]
}
const logFactorials = [0]
