import { random } from '#core'
import { simulateSprt } from '../src/tournament/sprt-simulation.ts'
import { scaled } from './scale.ts'

// node soak/tournament-sprt.ts [trials]: how often the test errs, and how many pairs it needs. It promises 5 %.
const trials = scaled(2000)
const source = random(13).fork('sprt')
let most = 0
for (const [elo0, elo1] of [
  [0, 20],
  [0, 50],
])
  for (const draws of [0, 0.5]) {
    const run = (elo: number, wrong: string) => {
      const states = Array.from({ length: trials }, () => simulateSprt({ elo0, elo1 }, elo, draws, source))
      const errors = states.filter(({ verdict }) => verdict === wrong).length / trials
      most = Math.max(most, errors)
      return { errors, meanPairs: Math.round(states.reduce((sum, { pairs }) => sum + pairs, 0) / trials) }
    }
    console.log(JSON.stringify({ elo0, elo1, draws, underH0: run(elo0, 'H1'), underH1: run(elo1, 'H0') }))
  }
// Three standard errors above what it promises.
process.exitCode = most <= 0.05 + 3 * Math.sqrt((0.05 * 0.95) / trials) ? 0 : 1
