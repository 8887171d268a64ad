import { expect, test } from 'vitest'
import type { Observation } from '../../games/pokemon-vgc/observation.ts'
import { Inference } from './infer.ts'

const turn = (...log: string[]) => ({ player: 'p1', log }) as unknown as Observation

test('who foretold the moves that were made is believed more, turn by turn', () => {
  const inference = new Inference(['simple-heuristics', 'max-base-power'])
  for (let k = 0; k < 3; k++) {
    inference.expect([
      { member: 'simple-heuristics', parts: ['move moonblast +1', 'move fakeout +2'] },
      { member: 'max-base-power', parts: ['move hyperbeam +1', 'move flareblitz +2'] },
    ])
    inference.see(
      turn('|move|p2a: Flutter Mane|Moonblast|p1a: Rillaboom', '|move|p2b: Incineroar|Flare Blitz|p1b: Amoonguss'),
    )
  }
  expect(inference.weights.get('simple-heuristics')).toBeCloseTo(0.5) // each foretold one of the two
  inference.expect([
    { member: 'simple-heuristics', parts: ['move moonblast +1', 'pass'] },
    { member: 'max-base-power', parts: ['move hyperbeam +1', 'pass'] },
  ])
  inference.see(turn('|move|p2a: Flutter Mane|Moonblast|p1a: Rillaboom'))
  expect(inference.weights.get('simple-heuristics')).toBeGreaterThan(0.8)
})

test('what the own side did, and moves called by others, tell nothing', () => {
  const inference = new Inference(['simple-heuristics', 'random'])
  inference.expect([{ member: 'simple-heuristics', parts: ['move moonblast +1', 'pass'] }])
  inference.see(turn('|move|p1a: Rillaboom|Fake Out|p2a: Flutter Mane'))
  inference.see(turn('|move|p2a: Oranguru|Moonblast|p1a: Rillaboom|[from]move: Instruct'))
  expect(inference.weights.get('random')).toBe(0.5)
})
