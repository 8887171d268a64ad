// 1,000 episodes in one process: memory must not grow with their number. `node --expose-gc soak/leak.ts [episodes]`
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { random } from '#core'
import { playEpisode } from '../src/play.ts'
import { registry } from '../src/registry.ts'
import { scaled } from './scale.ts'

const episodes = scaled(1000, 100)
const all = registry([join(import.meta.dirname, '..')])
const game = await all.game('crafter')
const entrant = await all.entrant('random')
const dir = mkdtempSync(join(tmpdir(), 'upskill-leak-'))
const collect = globalThis.gc
if (!collect) throw new Error('run it with --expose-gc, so that what is left is what is kept')

/** Bytes in use after everything that can go is gone. */
async function used(): Promise<number> {
  for (let i = 0; i < 4; i++) {
    await new Promise(resolve => setTimeout(resolve, 5))
    collect!()
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const marks: number[] = []
for (let episode = 1; episode <= episodes; episode++) {
  const path = join(dir, `${episode}.mcap`)
  const result = await playEpisode({
    game,
    backend: 'simulator',
    config: game.config.parse({ length: 100 }),
    start: { seed: episode },
    entrants: [entrant],
    random: random(episode),
    signal: new AbortController().signal,
    now: () => performance.now(),
    package: 'soak',
    path,
  })
  if (result.steps === 0) throw new Error(`episode ${episode} had no step`)
  rmSync(path)
  if (episode % Math.ceil(episodes / 10) === 0) marks.push(await used())
}
rmSync(dir, { recursive: true })
const perEpisode = (marks.at(-1)! - marks[1]) / ((episodes * 8) / 10)
console.log(
  `${episodes} episodes; MB in use: ${marks.map(bytes => (bytes / 1e6).toFixed(1)).join(' ')}; ${perEpisode.toFixed(0)} bytes an episode`,
)
if (perEpisode > 2000) {
  console.error('memory grows with the number of episodes: something keeps them')
  process.exitCode = 1
}
