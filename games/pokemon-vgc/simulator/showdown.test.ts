import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { random } from '#core'
import pokemonVgc from '../index.ts'
import { ownTeams } from '../teams/pool.ts'
import { checkTeam } from '../teams/validate.ts'
import { Dex } from './showdown.ts'
import { handlerNames } from './swift.ts'

const read = (file: string) => Object.keys(createRequire(import.meta.url).cache).some(path => path.endsWith(file))

test('a battle needs none of what species can learn; judging a team reads it', async () => {
  const signal = new AbortController().signal
  await using environment = await pokemonVgc.backends.simulator.open(pokemonVgc.config.parse({}), {
    signal,
    emit: () => {},
  })
  const source = random(1)
  let step = await environment.reset({ seed: 1 })
  while (step.end === null)
    step = await environment.step(
      new Map(step.acting.map(player => [player, source.pick(step.views.get(player)!.legal!)])),
    )
  expect(read('data/moves.js')).toBe(true)
  expect(read('data/learnsets.js')).toBe(false)
  const [team] = (await ownTeams('gen9vgc2025regi'))!
  checkTeam('gen9vgc2025regi', team, 'a team of ours')
  expect(read('data/learnsets.js')).toBe(true)
  const [first, ...others] = structuredClone([...team])
  first.moves = ['Splash', ...first.moves.slice(1)]
  expect(() => checkTeam('gen9vgc2025regi', [first, ...others], 'a team of ours')).toThrow(/Splash/)
})

test.each(['gen9vgc2025regi', 'gen9championsvgc2026regma', 'gen9championsvgc2026regmb'])(
  'no effect of %s has a handler whose name is not known',
  format => {
    const dex = Dex.forFormat(format)
    const known = handlerNames(dex)
    const conditions = Object.keys(dex.data.Conditions).map(id => dex.conditions.get(id))
    const made = [...dex.abilities.all(), ...dex.items.all(), ...dex.species.all(), ...dex.moves.all(), ...conditions]
    const effects = made.flatMap(each => [each, (each as { condition?: object }).condition ?? {}])
    expect(effects.length).toBeGreaterThan(4000)
    const unknown = effects.flatMap(each => Object.keys(each).filter(key => /^on/.test(key) && !known.has(key)))
    expect(unknown).toEqual([])
  },
)
