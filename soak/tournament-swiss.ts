import { random } from '#core'
import { compareSwiss } from '../src/tournament/swiss-simulation.ts'
import { scaled } from './scale.ts'

// node soak/tournament-swiss.ts [trials]: how well Swiss agrees with a round robin, by field and pairs.
const trials = scaled(100)
let worst = 1
for (const agents of [6, 8, 12, 16, 24])
  for (const pairs of [50, 200]) {
    const source = random(7).fork(`swiss/${agents}/${pairs}`)
    let [agreement, share] = [0, 0]
    for (let trial = 0; trial < trials; trial++) {
      const compared = compareSwiss(field(agents, source), pairs, source)
      agreement += compared.agreement / trials
      share = Math.max(share, compared.share)
    }
    worst = Math.min(worst, agreement)
    console.log(
      JSON.stringify({ agents, pairs, agreement: Number(agreement.toFixed(3)), share: Number(share.toFixed(3)) }),
    )
  }
process.exitCode = worst >= 0.9 ? 0 : 1

/** Strengths with a spread of 200 Elo points (a sum of twelve uniforms is nearly normal). */
function field(agents: number, source: ReturnType<typeof random>): number[] {
  return Array.from(
    { length: agents },
    () => Array.from({ length: 12 }, () => source.real()).reduce((a, b) => a + b, -6) * 200,
  )
}
