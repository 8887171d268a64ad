// Writes steps until it is killed: the other half of a test in episode.test.ts.
import { writeEpisode } from './write.ts'

const writer = writeEpisode(process.argv[2], {
  game: 'lamps',
  backend: 'simulator',
  deterministic: true,
  tickMs: null,
  config: {},
  start: { seed: 1 },
  record: 'full',
  players: ['p1'],
  agents: { p1: 'random' },
  goal: null,
  package: '0.0.0',
})
for (let index = 0; ; index++) {
  const view = { player: 'p1', observation: { index }, legal: [], outcome: null } as const
  writer.write({
    decisions: new Map(),
    step: { index, tick: index, views: new Map([['p1', view]]), acting: [], rewards: new Map(), end: null },
  })
  process.stdout.write(`${index + 1}\n`)
  if (index % 16 === 0) await new Promise(resolve => setImmediate(resolve))
}
