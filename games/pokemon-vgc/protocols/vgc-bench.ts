import { defineProtocol, type Published } from '#core'

const teams = ['1', '4', '16', '64'] as const

/** A row of the published performance table: 1, 4, 16 and 64 teams. */
const row = (name: string, column: string, ...rates: readonly number[]): Published => ({
  row: name,
  column,
  rates: Object.fromEntries(teams.map((count, i) => [`teams-${count}`, rates[i]])),
})

/**
 * The tables of VGC-Bench: open sheets, the same team pool for both players, ranked by α-Rank.
 *
 * @see Angliss et al., "VGC-Bench", AAMAS 2026, arXiv 2506.10326v3
 */
export default defineProtocol({
  summary: 'open team sheets, 1, 4, 16 and 64 teams, and 72 teams that nobody was tuned on',
  source: 'VGC-Bench, arXiv 2506.10326v3',
  conditions: [
    ...teams.map(count => ({
      id: `teams-${count}`,
      words: count === '1' ? 'performance, one team in a mirror' : `performance, ${count} teams`,
      config: { format: 'gen9vgc2025regi', sheets: 'open', split: `first-${count}` },
    })),
    {
      id: 'generalisation',
      words: 'generalisation, 72 teams held out',
      config: { format: 'gen9vgc2025regi', sheets: 'open', split: 'held-out' },
    },
  ],
  agents: ['nash-search', 'simple-heuristics', 'max-base-power', 'random'],
  published: [
    row('simple-heuristics', 'random', 0.961, 0.959, 0.948, 0.971),
    row('simple-heuristics', 'max-base-power', 0.702, 0.631, 0.663, 0.656),
    row('LLM (Llama-3.1-8B)', 'simple-heuristics', 0.18, 0.25, 0.23, 0.21),
    row('BC', 'simple-heuristics', 0.449, 0.482, 0.522, 0.489),
    row('SP', 'simple-heuristics', 0.785, 0.711, 0.587, 0.514),
    row('BCSP', 'simple-heuristics', 0.89, 0.868, 0.848, 0.834),
    row('BCFP', 'simple-heuristics', 0.909, 0.857, 0.84, 0.827),
    row('BCDO', 'simple-heuristics', 0.822, 0.867, 0.853, 0.801),
  ],
  differences: [
    'The teams are our own, drawn by a generator; the published ones were made by people.',
    'Battles run in process on the simulator of the pinned Showdown package; the published ones ran on its server.',
    'Our searching agents plan at decision time and were not trained on the teams of a column: the column changes the pool alone.',
    'Published rows other than simple-heuristics are of agents that cannot be had here: they stand as they were printed.',
    'Of the published generalisation table only how agents trained on fewer teams do against each other is known, so nothing stands beside ours.',
  ],
})
