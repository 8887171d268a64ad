import { expect, test } from 'vitest'
import { random } from '#core'
import { choiceText, legalActions } from './action.ts'
import { fromCodes, masks, toCodes } from './code.ts'
import { formats, isChampions } from './formats.ts'
import pokemonVgc from './index.ts'
import { cloneBattle } from './model/clone.ts'
import { model } from './model/model.ts'
import { requestOf } from './model/request-of.ts'
import { startBattle } from './simulator/environment.ts'
import { repeatBattle, timeless } from './simulator/repeat.ts'
import { seats, standing } from './simulator/seats.ts'
import type { Battle } from './simulator/showdown.ts'
import { generateTeam } from './teams/generate.ts'
import { unpackTeam } from './teams/text.ts'
import { awkwardTeams } from './testing/awkward-teams.ts'
import { choiceTroubles } from './testing/choices-hold.ts'
import { playSome } from './testing/play-some.ts'

/** Every choice a client could send, legal or not: the product of all parts there are. */
function everyPart(battle: Battle, player: 'p1' | 'p2', slot: number): string[] {
  const side = battle.getSide(player)
  const parts = ['pass', ...side.pokemon.map((_, i) => `switch ${i + 1}`)]
  const asked = side.activeRequest && 'active' in side.activeRequest ? side.activeRequest.active?.[slot] : null
  for (const [i] of (asked?.moves ?? []).entries())
    for (const target of ['', ' +1', ' +2', ' -1', ' -2'])
      for (const gimmick of ['', isChampions(battle.format.id) ? ' mega' : ' terastallize'])
        parts.push(`move ${i + 1}${target}${gimmick}`)
  return parts
}

/** `trapped`: refused because of something the player may not know, which is answered with a new request. */
function accepted(battle: Battle, player: 'p1' | 'p2', choice: string): boolean | 'trapped' {
  const side = battle.getSide(player)
  side.choice.cantUndo = false
  const hidden = mayBeTrapped(battle, player)
  if (side.choose(choice) && side.isChoiceDone()) return true
  return hidden && choice.includes('switch') && side.choice.error.endsWith('is trapped') ? 'trapped' : false
}

const mayBeTrapped = (battle: Battle, player: 'p1' | 'p2') =>
  requestOf(battle, player)?.slots.some(slot => slot?.maybeTrapped) === true

test('the legal choices are exactly those the simulator takes, empty targets left out', { timeout: 40_000 }, () => {
  let states = 0
  let turns = 0
  for (const [format, seed] of [
    ['gen9vgc2025regi', 1],
    ['gen9championsvgc2026regmb', 2],
  ] as const)
    playSome(format, seed, 2, battle => {
      if (++turns % 6 !== 0) return
      for (const player of seats) {
        const request = requestOf(battle, player)
        if (battle.getSide(player).isChoiceDone() || !request || request.kind === 'preview') continue
        const foes = standing(battle, player)
        const ours = new Set(legalActions(request, foes).map(choice => choiceText(choice, request)))
        let scratch = cloneBattle(battle)
        const renew = mayBeTrapped(battle, player) // a refusal is written into the request
        const blocked = new Set<string>()
        for (const first of everyPart(battle, player, 0))
          for (const second of everyPart(battle, player, 1)) {
            const choice = `${first}, ${second}`
            if (renew) scratch = cloneBattle(battle)
            if (aimsAtNobody(battle, player, choice, foes)) blocked.add(choice)
            else {
              const answer = accepted(scratch, player, choice)
              if (answer !== 'trapped') expect(ours.has(choice), `${format}: "${choice}"`).toBe(answer)
            }
          }
        for (const choice of ours) expect(blocked.has(choice)).toBe(false)
        states++
      }
    })
  expect(states).toBeGreaterThan(5)
})

/** The simulator takes an aim at an empty place; the game itself has no such choice. */
function aimsAtNobody(battle: Battle, player: 'p1' | 'p2', choice: string, foes: readonly boolean[]): boolean {
  const side = battle.getSide(player)
  return choice.split(', ').some((part, slot) => {
    const [, move, target] = /^move (\d)(?: ([+-]\d))?/.exec(part) ?? []
    if (!target) return false
    const asked = side.activeRequest && 'active' in side.activeRequest ? side.activeRequest.active?.[slot] : null
    const kind = asked?.moves[Number(move) - 1]?.target
    const place = Number(target)
    if (place > 0) return !foes[place - 1]
    return place !== -(slot + 1) && side.active[1 - slot].fainted && kind !== 'adjacentAlly'
  })
}

test('every legal choice has a code of VGC-Bench, and comes back from it', () => {
  let choices = 0
  playSome('gen9vgc2025regi', 3, 1, (_, views) => {
    for (const { observation, legal } of views.values()) {
      const [left, right] = masks(observation, legal!)
      for (const choice of legal!) {
        const codes = toCodes(observation, choice)
        for (const [first, second] of codes) expect([left[first], right[second]]).toEqual([true, true])
        if (choices++ % 7 === 0) expect(fromCodes(observation, codes, legal!)).toBe(choice)
      }
      const texts = legal!.map(choice => JSON.stringify(toCodes(observation, choice)))
      expect(new Set(texts).size).toBe(texts.length)
    }
  })
  expect(choices).toBeGreaterThan(500)
})

test('awkward Pokémon: every legal choice is taken by the simulator, and has a code of its own', () => {
  let states = 0
  playSome(
    'gen9vgc2025regi',
    5,
    3,
    (battle, views) => {
      for (const view of views.values())
        if (view.observation.request!.kind !== 'preview' && states++ % 3 === 0)
          expect(choiceTroubles(battle, view, 29)).toEqual([])
    },
    awkwardTeams,
  )
  expect(states).toBeGreaterThan(40)
})

test.each(formats)('%s: a whole battle of random choices, none of them invalid', format => {
  let ended = 0
  playSome(format, 21, 1, (battle, views) => {
    if (battle.ended) ended++
    for (const { observation } of views.values()) pokemonVgc.observation.parse(observation)
  })
  expect(ended).toBe(1)
})

test('six Pokémon have 90 previews, each accepted', () => {
  const teams = [generateTeam('gen9vgc2025regi', random(1)), generateTeam('gen9vgc2025regi', random(2))] as const
  const battle = startBattle('gen9vgc2025regi', teams, 1, () => {})
  const previews = legalActions(requestOf(battle, 'p1'), [true, true])
  expect(previews.length).toBe(90)
  for (const preview of previews) expect(accepted(battle, 'p1', preview)).toBe(true)
})

test('revival: only the fainted may be brought back, and passing is left where nobody waits', () => {
  const fainted = (flag: boolean) => ({ fainted: flag, commanding: false, reviving: false })
  const request = { kind: 'switch', pick: 0, slots: [], forced: [true, false] } as const
  const bench = [{ ...fainted(false), reviving: true }, fainted(false), fainted(true), fainted(false)]
  expect(legalActions({ ...request, slots: [], forced: [true, false], bench }, [true, true])).toEqual([
    'switch 3, pass',
  ])
  const alone = [{ ...fainted(false), reviving: true }, fainted(true), fainted(true)]
  expect(legalActions({ ...request, slots: [], forced: [true, false], bench: alone }, [true, true])).toEqual([
    'switch 2, pass',
    'switch 3, pass',
    'pass, pass',
  ])
})

test('two must be replaced and one is left: either place, once', () => {
  const state = (fainted: boolean) => ({ fainted, commanding: false, reviving: false })
  const bench = [state(true), state(true), state(false), state(true)]
  const request = { kind: 'switch', pick: 0, slots: [], forced: [true, true], bench } as const
  expect(legalActions({ ...request, slots: [], forced: [true, true] }, [true, true]).sort()).toEqual([
    'pass, switch 3',
    'switch 3, pass',
  ])
})

test('a battle repeats from its input log, and a clone goes the same way as its original', () => {
  const finished: Battle[] = []
  playSome('gen9vgc2025regi', 7, 4, battle => {
    if (battle.ended) finished.push(battle)
  })
  expect(finished.length).toBe(4)
  for (const battle of finished) {
    const played = timeless(battle.log).filter(line => !line.startsWith('|showteam|')) // shown from outside
    expect(timeless(repeatBattle(battle.inputLog).log)).toEqual(played)
    const half = repeatBattle(battle.inputLog.slice(0, Math.ceil(battle.inputLog.length / 2)))
    const copy = cloneBattle(half)
    const from = half.log.length
    for (const line of battle.inputLog.slice(Math.ceil(battle.inputLog.length / 2)))
      for (const each of [half, copy]) each.choose(line.slice(1, 3) as 'p1', line.slice(4))
    expect(timeless(copy.log)).toEqual(timeless(half.log.slice(from)))
  }
})

test('a sampled world asks what the true battle asks, along a whole battle', () => {
  let states = 0
  playSome('gen9vgc2025regi', 11, 2, (_, views) => {
    for (const view of views.values()) {
      const world = model.sample([view], random(states))
      expect(model.acting(world)).toContain(view.player)
      const asked = requestOf(world.battle, view.player as 'p1')
      const own = legalActions(asked, standing(world.battle, view.player as 'p1'))
      expect(own.sort(), JSON.stringify(view.observation.request)).toEqual([...view.legal!].sort())
      states++
    }
  })
  expect(states).toBeGreaterThan(20)
})

test('a team that is no team says so', () => {
  expect(() => unpackTeam('')).toThrow(/packed team/)
})
