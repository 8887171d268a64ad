import { expect, test } from 'vitest'
import { random } from '#core'
import crafter from '../index.ts'
import { Observer } from '../observation.ts'
import { actions, step, World } from '../simulator/index.ts'
import crafterScreen from './index.ts'
import { render } from './render.ts'

test('by day, what the moves see in the pictures is where the player is: positions reckoned from steps', () => {
  const source = random(9)
  const world = new World()
  world.reset(11)
  const observer = new Observer()
  const moves = crafterScreen.motions!()
  const symbols = crafter.motions!()
  const view = <O>(observation: O) => ({ player: 'p0' as const, observation, legal: actions, outcome: null })
  for (let i = 0; i < 150 && !world.dead; i++) {
    const picture = view({ frame: render(world) })
    const seen = view(observer.observe(world))
    symbols.observe(seen)
    moves.observe(picture)
    expect(moves.moves(picture)).toEqual(symbols.moves(seen))
    const direction = ['left', 'right', 'up', 'down'][source.int(4)]
    const acting = moves.run({ do: 'go', direction }, picture)
    const next = acting.next()
    if (!next.done) step(world, actions.indexOf(next.value))
  }
  expect(world.step).toBeGreaterThan(100)
})
