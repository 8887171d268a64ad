import { defineProtocol, type Published } from '#core'

const teams = ['1', '4', '16', '64'] as const

const answered = ['nash-search', 'simple-heuristics', 'max-base-power', 'random']

/** A row of the published performance table: 1, 4, 16 and 64 teams. */
const row = (name: string, column: string, ...rates: readonly number[]): Published => ({
  row: name,
  column,
  rates: Object.fromEntries(teams.map((count, i) => [`teams-${count}`, rates[i]])),
})

/** How agents trained on so many teams do against each other, on teams that none knows and on the one that all know. */
const trained = (row: number, column: number, condition: string, figure: number): Published => ({
  row: `its agent of ${row} team${row === 1 ? '' : 's'}`,
  column: `its agent of ${column} team${column === 1 ? '' : 's'}`,
  rates: { [condition]: figure },
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
  agents: answered,
  exploiters: Object.fromEntries(answered.map(agent => [agent, `exploiter{against=${agent}}`])),
  published: [
    row('simple-heuristics', 'random', 0.961, 0.959, 0.948, 0.971),
    row('simple-heuristics', 'max-base-power', 0.702, 0.631, 0.663, 0.656),
    row('LLM (Llama-3.1-8B)', 'simple-heuristics', 0.18, 0.25, 0.23, 0.21),
    row('BC', 'simple-heuristics', 0.449, 0.482, 0.522, 0.489),
    row('SP', 'simple-heuristics', 0.785, 0.711, 0.587, 0.514),
    row('BCSP', 'simple-heuristics', 0.89, 0.868, 0.848, 0.834),
    row('BCFP', 'simple-heuristics', 0.909, 0.857, 0.84, 0.827),
    row('BCDO', 'simple-heuristics', 0.822, 0.867, 0.853, 0.801),
    trained(64, 1, 'generalisation', 0.669),
    trained(64, 4, 'generalisation', 0.578),
    trained(64, 16, 'generalisation', 0.564),
    trained(1, 4, 'teams-1', 0.699),
    trained(1, 16, 'teams-1', 0.74),
    trained(1, 64, 'teams-1', 0.698),
  ],
  differences: [
    'The teams are our own, drawn by a generator, unless `--set teams=FILE` names others; the published ones were made by people.',
    'Battles run in process on the simulator of the pinned Showdown package; the published ones ran on its server.',
    'Our searching agents plan at decision time and were not trained on the teams of a column: the column changes the pool alone.',
    'Published rows other than simple-heuristics are of agents that cannot be had here: they stand as they were printed.',
    'The published generalisation test sets agents trained on more and on fewer teams against each other; ours are trained on no column, so what stands beside those figures is how the same agents do on teams they never saw.',
  ],
})
