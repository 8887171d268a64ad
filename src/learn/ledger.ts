/** What a step was spent on. `verify` and `report` are listed apart: they decide nothing that is learned. */
export type Purpose = 'train' | 'distil' | 'gate' | 'duel' | 'verify' | 'report'

/** What counts as learning: everything but verification and report. */
export const learning: readonly Purpose[] = ['train', 'distil', 'gate', 'duel']

/** Every environment step of a run, by purpose. */
export interface Ledger {
  readonly steps: Readonly<Record<Purpose, number>>
  readonly episodes: Readonly<Record<Purpose, number>>
  /** Steps that learning used. */
  readonly learning: number
  charge(purpose: Purpose, steps: number): void
}

/** Steps so far, and what the fresh starts they took are worth besides. */
export const effort = ({ steps, episodes }: Ledger, startSteps: number, ...purposes: readonly Purpose[]): number =>
  purposes.reduce((sum, of) => sum + steps[of] + startSteps * episodes[of], 0)

export function ledger(saved?: Pick<Ledger, 'steps' | 'episodes'>): Ledger {
  const steps = { train: 0, distil: 0, gate: 0, duel: 0, verify: 0, report: 0, ...saved?.steps }
  const episodes = { train: 0, distil: 0, gate: 0, duel: 0, verify: 0, report: 0, ...saved?.episodes }
  return {
    steps,
    episodes,
    get learning() {
      return steps.train + steps.distil + steps.gate + steps.duel
    },
    charge(purpose, used) {
      steps[purpose] += used
      episodes[purpose]++
    },
  }
}
