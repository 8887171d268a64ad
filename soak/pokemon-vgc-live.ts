import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Player, random, type TimeStep } from '#core'
import { formats } from '../games/pokemon-vgc/formats.ts'
import pokemonVgc from '../games/pokemon-vgc/index.ts'
import type { Connection } from '../games/pokemon-vgc/live/connection.ts'
import type { ShowdownEnvironment } from '../games/pokemon-vgc/live/environment.ts'
import { startServer } from '../games/pokemon-vgc/live/local-server.ts'
import { scaled } from './scale.ts'

/**
 * Whole battles of every format over a real Showdown server on this machine, both seats ours, in four rooms at once:
 * each ends with a winner and a loser or a tie, nothing is refused, no message is unknown, and no room is left behind.
 *
 * `node soak/pokemon-vgc-live.ts [battles a format, 100] [seed, 1] [only this format]`
 */
const battles = scaled(100, 4)
const seed = Number(process.argv[3] ?? 1)
const only = process.argv[4]
const rooms = 4
const signal = new AbortController().signal
await using server = await startServer({ folder: join(tmpdir(), `upskill-soak-${process.pid}`), port: 0, signal })
let wrong = 0

for (const format of formats.filter(each => only === undefined || each === only)) {
  const begun = performance.now()
  const count = { over: 0, ties: 0, interrupted: 0, steps: 0, refused: 0, unknown: 0 }
  const reasons = new Set<string>()
  let next = 0
  let left = 0
  const room = async (): Promise<void> => {
    const config = pokemonVgc.config.parse({ server: server.url, waitMs: 30_000, format })
    const io = { signal, emit: () => {} }
    await using environment = (await pokemonVgc.backends.showdown.open(config, io)) as ShowdownEnvironment
    while (next < battles) {
      const start = seed + next++
      const last = await play(environment, start, count)
      const returns = [...last.rewards.values()]
      if (last.end?.kind !== 'termination') {
        count.interrupted++
        reasons.add(last.end?.why ?? '')
      } else if (returns.every(each => each === 0)) count.ties++
      else if (returns.sort().join() === '-1,1') count.over++
      for (const [kind, times] of environment.unknown) {
        count.unknown += times
        reasons.add(`unknown message "${kind}"`)
      }
    }
    for (const connection of environment.connections) left += (await roomsOf(connection)) - 1 // the last one is still open
  }
  await Promise.all(Array.from({ length: rooms }, room)).catch((error: Error) => reasons.add(error.message))
  if (count.over + count.ties < battles || reasons.size > 0 || left > 0) wrong++
  const perSecond = ((1000 * battles) / (performance.now() - begun)).toFixed(2)
  console.log(format, JSON.stringify({ ...count, roomsLeft: left, perSecond }), [...reasons].join('; '))
}
process.exitCode = wrong > 0 ? 1 : 0

/** Battles that an account is in, as the server says. */
async function roomsOf(connection: Connection): Promise<number> {
  const told = connection.until('the rooms', frame => {
    const line = frame.lines.find(each => each.startsWith('|queryresponse|userdetails|'))
    return line === undefined ? null : (JSON.parse(line.slice(27)) as { rooms: object | false })
  })
  connection.send('', `/cmd userdetails ${connection.id}`)
  return Object.keys((await told).rooms || {}).filter(id => id.includes('battle-')).length
}

async function play(environment: ShowdownEnvironment, start: number, count: { steps: number; refused: number }) {
  const source = random(start)
  let step: TimeStep<unknown, string> = await environment.reset({ seed: start })
  while (step.end === null) {
    const actions = new Map<Player, string>()
    for (const player of step.acting) {
      const view = step.views.get(player)!
      if (view.outcome) count.refused++
      actions.set(player, source.pick(view.legal!))
    }
    step = await environment.step(actions)
    count.steps++
  }
  return step
}
