/** Whether a run follows the recorded game (`rules: 'game'`) or the reference program with its faults (`'oracle'`). */
import { F, faults } from './faults.ts'
import { FAULTS, type Spire } from './state.ts'

export { F, faults }

export const faulty = (g: Spire, fault: number): boolean => g.s[FAULTS + fault] !== 0

/** @param without Names of faults that stay off all the same. */
export function setRules(g: Spire, rules: 'game' | 'oracle', without?: ReadonlySet<string>): void {
  for (const [i, { name }] of faults.entries()) g.s[FAULTS + i] = rules === 'oracle' && !without?.has(name) ? 1 : 0
}
