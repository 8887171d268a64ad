import { expect, test } from 'vitest'
import { type Player, random } from '#core'
import { isChampions } from './formats.ts'
import pokemonVgc from './index.ts'
import { speedOf } from './inference.ts'
import type { Observation, SeenPokemon } from './observation.ts'
import { Dex } from './simulator/showdown.ts'

/** The speed stat of an own Pokémon, before boosts and items. */
function trueSpeed({ species, spread, level }: SeenPokemon, champions: boolean): number {
  const { spe } = Dex.species.get(species).baseStats
  const { plus, minus } = Dex.natures.get(spread!.nature)
  const raw = champions
    ? spe + 20 + spread!.evs[5]
    : Math.floor(((2 * spe + spread!.ivs[5] + Math.floor(spread!.evs[5] / 4)) * level) / 100) + 5
  return Math.floor(raw * (plus === 'spe' ? 1.1 : minus === 'spe' ? 0.9 : 1))
}

/** Every moment of some battles: what a player sees of one on the other side, and what that one's trainer knows of it. */
async function* moments(config: object, seeds: number) {
  const signal = new AbortController().signal
  const parsed = pokemonVgc.config.parse(config)
  await using environment = await pokemonVgc.backends.simulator.open(parsed, { signal, emit: () => {} })
  for (let seed = 1; seed <= seeds; seed++) {
    const source = random(seed)
    let step = await environment.reset({ seed })
    while (step.end === null) {
      step = await environment.step(
        new Map(step.acting.map((player: Player) => [player, source.pick(step.views.get(player)!.legal!)])),
      )
      const [one, two] = ['p1', 'p2'].map(player => step.views.get(player as Player)!.observation as Observation)
      for (const [viewer, owner] of [
        [one, two],
        [two, one],
      ] as const)
        for (const seen of viewer.foe.pokemon) {
          const same = (own: SeenPokemon) => Dex.species.get(own.base).num === Dex.species.get(seen.base).num
          yield { viewer, seen, own: owner.you.pokemon.find(same)! }
        }
    }
  }
}

test.each([
  ['gen9vgc2025regi', 'closed'],
  ['gen9championsvgc2026regmb', 'closed'],
  ['gen9vgc2024regg', 'open'],
])('%s, sheets %s: what is inferred holds, and what is hidden stays hidden', async (format, sheets) => {
  let [narrowed, ruledOut, count, byClause] = [0, 0, 0, 0]
  for await (const { viewer, seen, own } of moments({ format, sheets }, 6)) {
    if (seen.species !== own.species) continue // a forme that is not shown yet
    const [low, high] = speedOf(seen, format)
    const speed = trueSpeed(own, isChampions(format))
    count++
    expect(low, `${seen.species} in turn ${viewer.turn}`).toBeLessThanOrEqual(speed)
    expect(high, `${seen.species} in turn ${viewer.turn}`).toBeGreaterThanOrEqual(speed)
    if (own.lostItem === '' && own.item) expect(seen.inferred?.notItems ?? []).not.toContain(own.item)
    if (seen.inferred?.speed) narrowed++
    ruledOut += seen.inferred?.notItems?.length ?? 0
    const held = viewer.foe.pokemon.filter(each => each !== seen).map(({ item }) => item)
    byClause += (seen.inferred?.notItems ?? []).filter(item => held.includes(item)).length
    // Seen: never the other side's training, exact HP or, unless it came in, whether it was brought.
    expect(seen.spread).toBeNull()
    expect(seen.maxHp).toBe(100)
    if (seen.brought === null && sheets === 'closed')
      expect([seen.item, seen.ability, seen.moves]).toEqual([null, null, []])
    if (sheets === 'open') expect(seen.movesKnown).toBe(true)
  }
  expect(count).toBeGreaterThan(300)
  expect(narrowed).toBeGreaterThan(10)
  if (sheets === 'closed') expect(ruledOut).toBeGreaterThan(20)
  if (sheets === 'closed') expect(byClause).toBeGreaterThan(50)
  for await (const { viewer } of moments({ format, sheets }, 1))
    for (const pokemon of viewer.you.pokemon) expect(pokemon.inferred).toBeUndefined()
})
