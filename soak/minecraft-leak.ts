// Half an hour of worlds in one program: its memory must not grow with their number. `node soak/minecraft-leak.ts [minutes]`
import { random } from '#core'
import { affordances } from '../games/minecraft/affordances.ts'
import { config } from '../games/minecraft/config.ts'
import { EmbeddedEnvironment } from '../games/minecraft/embedded/environment.ts'
import { scaled } from './scale.ts'

const minutes = scaled(30, 2)
/** Threads are replaced after 40 episodes: memory is a saw, so what counts is the highest of each stretch. */
const allowedMb = 150
/** Whatever the stretch, the program never takes more: a thread at its fortieth episode stood at 640 MB. */
const mostMb = 1000
const steps = 12

await using environment = new EmbeddedEnvironment(config.parse({}))
const until = performance.now() + minutes * 60_000
const peaks: number[] = []
let episodes = 0
let peak = 0
let gameS = 0
while (performance.now() < until) {
  const source = random(episodes)
  let step = await environment.reset({ seed: episodes })
  for (let i = 0; i < steps; i++)
    step = await environment.step(new Map([['p1', source.pick(affordances(step.views.get('p1')!))]]))
  gameS += step.tick / 20
  peak = Math.max(peak, process.memoryUsage().rss / 1e6)
  if (++episodes % 80 === 0) {
    peaks.push(Math.round(peak))
    console.log(
      `${episodes} episodes, ${Math.round(gameS)} game seconds; highest MB of the last 80: ${Math.round(peak)}`,
    )
    peak = 0
  }
}
if (peak > 0) peaks.push(Math.round(peak))
console.log(`${episodes} episodes in ${minutes} minutes; highest MB of each stretch: ${peaks.join(' ')}`)
const growth = peaks.length > 2 ? peaks.at(-2)! - peaks[0] : 0
if (episodes < 10) throw new Error(`only ${episodes} episodes were played: nothing was tested`)
if (Math.max(...peaks) > mostMb) {
  console.error(`a stretch took ${Math.max(...peaks)} MB; ${mostMb} are allowed`)
  process.exitCode = 1
}
if (growth > allowedMb) {
  console.error(`memory grew by ${growth} MB: something keeps worlds`)
  process.exitCode = 1
}
