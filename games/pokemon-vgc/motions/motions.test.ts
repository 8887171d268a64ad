import { expect, test } from 'vitest'
import { type Player, UsageError, type View } from '#core'
import type { Action } from '../action.ts'
import pokemonVgc from '../index.ts'
import type { Observation } from '../observation.ts'
import { playSome } from '../testing/play-some.ts'
import { motions } from './index.ts'
import { isKind } from './kinds.ts'

type Seen = View<Observation, Action>

/** Views of players that have something to choose, from battles of teams that have nothing in common. */
function views(format: string, seed: number, battles: number): Seen[] {
  const found: Seen[] = []
  playSome(format, seed, battles, (_, all: ReadonlyMap<Player, Seen>) => {
    for (const view of all.values()) if (view.legal!.length > 0) found.push(structuredClone(view))
  })
  return found
}

test.each(['gen9vgc2025regi', 'gen9championsvgc2026regmb'])(
  '%s: every play on offer is a legal choice, the same one each time',
  format => {
    let plays = 0
    for (const view of views(format, 7, 2)) {
      const [own, other] = [motions(), motions()]
      for (const move of own.moves(view)) {
        const chosen = own.run(move, view).next().value
        expect(view.legal).toContain(chosen)
        expect(other.run(move, view).next().value).toBe(chosen)
        plays++
      }
    }
    expect(plays).toBeGreaterThan(150)
  },
)

test('a play does what its name says', () => {
  const seen = new Map<string, number>()
  for (const view of views('gen9vgc2025regi', 21, 4)) {
    if (view.observation.request?.kind !== 'move') continue
    const own = motions()
    for (const move of own.moves(view)) {
      const parts = String(own.run(move, view).next().value).split(', ')
      const does = (test: (words: string[]) => boolean) => parts.some(part => test(part.split(' ')))
      const name = String(move)
      seen.set(name, (seen.get(name) ?? 0) + 1)
      if (name === 'cover:both') expect(does(([, id]) => isKind('cover', id))).toBe(true)
      if (name === 'switch:endangered') expect(does(([kind]) => kind === 'switch')).toBe(true)
      if (name === 'attack:tera') expect(parts.join()).toMatch(/terastallize|mega/)
      if (name === 'tailwind') expect(does(([, id]) => id === 'tailwind')).toBe(true)
      if (name === 'attack') expect(parts.join()).not.toMatch(/terastallize|mega/)
    }
  }
  for (const name of ['attack', 'focus:weaker', 'cover:endangered', 'switch:endangered', 'attack:tera', 'spread'])
    expect(seen.get(name), name).toBeGreaterThan(3)
})

test('two that aim at the weaker foe aim at the same one', () => {
  let both = 0
  for (const view of views('gen9vgc2025regi', 33, 3)) {
    const { foe, request } = view.observation
    if (request?.kind !== 'move' || foe.pokemon.filter(({ slot, hp }) => slot >= 0 && hp > 0).length < 2) continue
    const [left, right] = [0, 1].map(slot => foe.pokemon.find(each => each.slot === slot)!.hp)
    if (left === right) continue
    const aims = String(motions().run('focus:weaker', view).next().value).match(/\+\d/g) ?? []
    if (aims.length < 2 || aims[0] !== aims[1]) continue
    expect(aims[0]).toBe(left < right ? '+1' : '+2')
    both++
  }
  expect(both).toBeGreaterThan(2)
})

test('whom to bring and who comes in is answered on the way to the next turn', () => {
  const [preview, turn] = ['preview', 'move'].map(
    kind => views('gen9vgc2025regi', 3, 1).find(view => view.observation.request?.kind === kind)!,
  )
  const run = motions().run('attack', preview)
  expect(run.next().value).toMatch(/^team /)
  expect(turn.legal).toContain(run.next(turn).value)
  expect(run.next({ ...turn, legal: [], observation: { ...turn.observation, request: null } }).done).toBe(true)
})

test('an unknown play is refused with what is near', () => {
  const [view] = views('gen9vgc2025regi', 3, 1)
  expect(() => motions().run('atack', view)).toThrow(UsageError)
  expect(() => motions().run('atack', view)).toThrow(/did you mean "?attack/)
})

test('facts tell at a glance what a player weighs', () => {
  const found = views('gen9vgc2025regi', 5, 3).map(view => pokemonVgc.facts(view))
  const values = (name: string) => new Set(found.map(facts => facts[name] ?? 0))
  for (const name of ['outpaced', 'edge', 'reserves', 'fresh', 'hp.foe.left', 'weakest.foe'])
    expect(values(name).size, name).toBeGreaterThan(2)
})
