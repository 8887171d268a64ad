/** Uniform random play over 1,000 episodes beside the published success rates. Run: node soak/crafter-random.ts [episodes] */
import { playUniformly, publishedEpisodes, publishedRandom, sameRate } from '../games/crafter/calibration.ts'
import { crafterScore } from '../games/crafter/score.ts'
import { achievements } from '../games/crafter/simulator/index.ts'
import { wilson } from '../src/core/index.ts'

const episodes = Number(process.argv[2] ?? 1000)
const { successes, meanLength, meanReward } = playUniformly(episodes, 1)
const percent = (share: number) => (100 * share).toFixed(2).padStart(6)
let agreeing = 0
let inside = 0
for (const [i, name] of achievements.entries()) {
  const { value, low, high } = wilson(successes[i], episodes)
  const published = publishedRandom[name]
  // Rates that are not published one by one are at most 0.14 %.
  const share = (published ?? 0.14) / 100
  const k = Math.round(share * publishedEpisodes)
  const p = published === undefined && value <= share ? 1 : sameRate(successes[i], episodes, k, publishedEpisodes)
  const within = low <= share && (published === undefined || share <= high)
  if (p >= 0.001) agreeing++
  if (within) inside++
  const theirs = published === undefined ? '≤ 0.14' : published.toFixed(2).padStart(6)
  console.log(
    `${name.padEnd(20)} ${percent(value)} [${percent(low)}, ${percent(high)}]  published ${theirs}  p ${p.toFixed(3)}`,
  )
}
console.log(`${inside} of 22 published rates lie within our 95 % intervals; ${agreeing} of 22 agree at p ≥ 0.001`)
console.log(`score ${crafterScore(successes.map(k => k / episodes)).toFixed(2)} (published 1.6)`)
console.log(`mean length ${meanLength.toFixed(1)}, mean reward ${meanReward.toFixed(2)}, ${episodes} episodes`)
if (agreeing < 22) process.exitCode = 1
