import { expect, test } from 'vitest'
import { type Player, random } from '#core'
import pokemonVgc from '../index.ts'

test('a best of three goes on with the same teams until one side has won twice', async () => {
  const signal = new AbortController().signal
  const config = pokemonVgc.config.parse({ format: 'gen9championsvgc2026regmabo3' })
  await using environment = await pokemonVgc.backends.simulator.open(config, { signal, emit: () => {} })
  const source = random(4)
  let step = await environment.reset({ seed: 9 })
  const team = step.views.get('p1')!.observation.you.pokemon.map(({ base }) => base)
  let previews = 0
  while (step.end === null) {
    const { observation } = step.views.get('p1')!
    if (observation.request?.kind === 'preview') {
      previews++
      expect(observation.you.pokemon.map(({ base }) => base)).toEqual(team)
      expect(observation.series!.you + observation.series!.foe).toBe(previews - 1)
    }
    expect([...step.rewards.values()]).toEqual([0, 0])
    step = await environment.step(
      new Map(step.acting.map((player: Player) => [player, source.pick(step.views.get(player)!.legal!)])),
    )
  }
  const { series } = step.views.get('p1')!.observation
  expect(Math.max(series!.you, series!.foe)).toBe(2)
  expect(previews).toBe(series!.you + series!.foe)
  expect(step.rewards.get('p1')).toBe(series!.you === 2 ? 1 : -1)
})
