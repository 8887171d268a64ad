// Steps per second through `rollout`, by how much is recorded. `node bench/rollout.ts [game] [steps]`
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RecordMode, random } from '#core'
import { playEpisode } from '../src/play.ts'
import { registry } from '../src/registry.ts'

const [id = 'crafter', text = '20000'] = process.argv.slice(2)
const all = registry([join(import.meta.dirname, '..')])
const game = await all.game(id)
const backend = Object.keys(game.backends)[0]
const entrant = await all.entrant('random')
const dir = mkdtempSync(join(tmpdir(), 'upskill-bench-'))
for (const record of ['none', 'actions', 'full'] as RecordMode[]) {
  let steps = 0
  let bytes = 0
  const begun = performance.now()
  for (let seed = 1; steps < Number(text); seed++) {
    const path = join(dir, `${record}-${seed}.mcap`)
    const result = await playEpisode({
      game,
      backend,
      config: game.config.parse({}),
      start: { seed },
      entrants: [entrant],
      random: random(seed),
      signal: new AbortController().signal,
      now: () => performance.now(),
      package: 'bench',
      record,
      path,
    })
    steps += result.steps
    if (record !== 'none') bytes += statSync(path).size
  }
  const seconds = (performance.now() - begun) / 1000
  console.log(
    `record ${record.padEnd(7)}  ${Math.round(steps / seconds).toLocaleString('en')} steps/s  ${((1000 * seconds) / steps).toFixed(4)} ms/step  ${Math.round(bytes / steps)} bytes/step`,
  )
}
rmSync(dir, { recursive: true })
