/** Whether a run follows the recorded game (`rules: 'game'`) or the reference program with its faults (`'oracle'`). */
import { F, faults } from './faults.ts'
import { FAULTS, type Spire } from './state.ts'

export { F, faults }

export const faulty = (g: Spire, fault: number): boolean => g.s[FAULTS + fault] !== 0

export function setRules(g: Spire, rules: 'game' | 'oracle'): void {
  g.s.fill(rules === 'oracle' ? 1 : 0, FAULTS, FAULTS + faults.length)
}
