import type { Random } from '#core'
import { testEnvironment } from '#testing'
import { affordances } from './affordances.ts'
import minecraft from './index.ts'

testEnvironment(
  minecraft,
  'embedded',
  {},
  {
    seeds: [3, 4],
    steps: 8,
    timeoutMs: 60_000,
    act: (step, player, random: Random) => random.pick(affordances(step.views.get(player)! as never)),
  },
)
