import { describe, expect, test } from 'vitest'
import { arena, endTurn, enemy, play, setNext } from '../../cases/arena.ts'
import { E } from '../../data/encounter-ids.ts'
import { M } from '../../data/monster-ids.ts'
import { MOVE } from '../../data/move-ids.ts'
import { PS } from '../../data/player-power-ids.ts'
import * as S from '../../state.ts'
import { blowOf } from '../bodies.ts'
import * as K from '../fight.ts'
import { baseDamage, hitsOf, showsAttack } from './intents.ts'
import { moveEffects } from './moves/index.ts'
import { splitBoss, splitLarge, summonDaggers } from './summons.ts'

const encounters = Object.keys(E).filter(key => E[key as keyof typeof E] > 0) as (keyof typeof E)[]
const sturdy = 20_000

/** A fight of an encounter, gone on until its summons and halves are there. */
function open(encounter: keyof typeof E, ascension: number, seed: bigint): S.Spire {
  const g = arena({ encounter, ascension, seed, hp: sturdy, maxHp: sturdy })
  if (encounter === 'COLLECTOR' || encounter === 'AUTOMATON') endTurn(g)
  if (encounter === 'LARGE_SLIME' && enemy(g, 0).name === 'ACID_SLIME_L' && seed % 2n === 0n)
    splitLarge(g, M.ACID_SLIME_M, 0)
  return g
}

const placeOf = (g: S.Spire, kind: number) =>
  [0, 1, 2, 3, 4].findIndex(place => place < g.monsterSlots && g.s[K.enemyAt(place) + K.KIND] === kind)

/** Where each monster can be met, at any ascension. */
const homes = new Map<number, readonly [encounter: keyof typeof E, seed: bigint]>()
for (const encounter of encounters)
  for (let seed = 1n; seed <= 6n; seed++) {
    const g = open(encounter, 0, seed)
    for (const kind of Object.values(M))
      if (kind > 0 && !homes.has(kind) && placeOf(g, kind) >= 0) homes.set(kind, [encounter, seed])
  }

/** A monster alone in a fight that it cannot win, whose other enemies are gone. */
function alone(kind: number, ascension: number): { g: S.Spire; place: number } | null {
  const home = homes.get(kind)
  if (home === undefined) return null
  for (let seed = home[1]; seed < home[1] + 40n; seed++) {
    const g = open(home[0], ascension, seed)
    const place = placeOf(g, kind)
    if (place < 0) continue
    for (let i = 0; i < g.monsterSlots; i++) if (i !== place) g.s[K.enemyAt(i) + K.HP] = 0
    g.monstersAlive = 1
    g.turn = 0
    return { g, place }
  }
  return null
}

/** Nothing but the monster's blows may touch the player. */
function bare(g: S.Spire): void {
  g.handSize = 0
  g.drawSize = 0
  g.discardSize = 0
  g.block = 0
  g.hp = sturdy
  g.strength = 0
  g.dexterity = 0
  for (const id of Object.values(PS)) if (id !== PS.SURROUNDED) g.s[S.POWERS + id] = 0
}

/** What a fight of 12 turns shows and deals. */
function turns(kind: number, ascension: number): string[] {
  const found = alone(kind, ascension)
  if (found === null) return [`monster ${kind} stands in no encounter`]
  const { g, place } = found
  const wrong: string[] = []
  let seen = 0
  for (let turn = 0; turn < 12 && K.targetable(g, place) && g.fightOutcome === K.UNDECIDED; turn++) {
    bare(g)
    seen++
    const move = enemy(g, place).move
    if (
      g.s[K.enemyAt(place) + K.MOVE_NOW] !== MOVE.NONE &&
      moveEffects[g.s[K.enemyAt(place) + K.MOVE_NOW]] === undefined
    )
      wrong.push(`${move} does nothing`)
    const attacks = showsAttack(g, place)
    const shown = attacks ? blowOf(g, place, baseDamage(g, place)) * hitsOf(g, place) : 0
    const explodes = move === 'EXPLODER_EXPLODE' ? 30 : 0
    endTurn(g)
    if (sturdy - g.hp !== shown + explodes)
      wrong.push(`${move} at ascension ${ascension}: shows ${shown}, dealt ${sturdy - g.hp}`)
    for (let i = 0; i < g.monsterSlots; i++) if (i !== place) g.s[K.enemyAt(i) + K.HP] = 0
    g.monstersAlive = K.alive(g, place) ? 1 : 0
  }
  // A dagger blows itself up in its second turn.
  if (seen < 2) wrong.push(`only ${seen} turns were seen`)
  return wrong
}

describe('a monster deals what it shows, move by move', () => {
  for (const [key, kind] of Object.entries(M))
    if (kind > 0) test(key, () => expect([...turns(kind, 0), ...turns(kind, 20)]).toEqual([]))
})

describe('bandits', () => {
  test('BEAR hugs, lunges, mauls, lunges', () => {
    const g = arena({ encounter: 'MASKED_BANDITS_EVENT', hp: sturdy, maxHp: sturdy })
    const moves = Array.from({ length: 4 }, () => {
      const { move } = enemy(g, 2)
      endTurn(g)
      return move
    })
    expect(moves).toEqual(['BEAR_BEAR_HUG', 'BEAR_LUNGE', 'BEAR_MAUL', 'BEAR_LUNGE'])
    expect(g.dexterity).toBe(-2)
  })
  test('ROMEO mocks, then slashes one way and the other; POINTY always strikes twice', () => {
    const g = arena({ encounter: 'MASKED_BANDITS_EVENT', hp: sturdy, maxHp: sturdy })
    const moves = Array.from({ length: 4 }, () => {
      const both = [enemy(g, 1).move, enemy(g, 0).move]
      endTurn(g)
      return both
    })
    expect(moves.map(([romeo]) => romeo)).toEqual([
      'ROMEO_MOCK',
      'ROMEO_AGONIZING_SLASH',
      'ROMEO_CROSS_SLASH',
      'ROMEO_AGONIZING_SLASH',
    ])
    expect(new Set(moves.map(([, pointy]) => pointy))).toEqual(new Set(['POINTY_ATTACK']))
  })
})

describe('summons and splits', () => {
  test('a large slime splits into two with the HP it has left', () => {
    const g = arena({ encounter: 'LARGE_SLIME' })
    g.s[K.enemyAt(0) + K.HP] = 21
    splitLarge(g, M.SPIKE_SLIME_M, 0)
    expect([enemy(g, 0), enemy(g, 1)].map(({ name, hp }) => [name, hp])).toEqual([
      ['SPIKE_SLIME_M', 21],
      ['SPIKE_SLIME_M', 21],
    ])
    expect(g.monstersAlive).toBe(2)
  })
  test('the slime boss splits into a large spike slime and a large acid slime', () => {
    const g = arena({ encounter: 'SLIME_BOSS' })
    g.s[K.enemyAt(0) + K.HP] = 60
    splitBoss(g)
    expect([enemy(g, 0).name, enemy(g, 2).name, enemy(g, 0).hp, enemy(g, 2).hp]).toEqual([
      'SPIKE_SLIME_L',
      'ACID_SLIME_L',
      60,
      60,
    ])
  })
  test('daggers come to free places and wait a turn', () => {
    const g = arena({ encounter: 'REPTOMANCER', ascension: 18 })
    for (const place of [1, 3]) g.s[K.enemyAt(place) + K.HP] = 0
    g.monstersAlive = 1
    summonDaggers(g, 2)
    expect(g.monstersAlive).toBe(3)
    expect([1, 4].map(place => enemy(g, place).name)).toEqual(['DAGGER', 'DAGGER'])
  })
  test('a darkling comes back with half its HP as long as another lives', () => {
    const g = arena({ encounter: 'THREE_DARKLINGS', hand: ['BLUDGEON'], energy: 3, hp: 80 })
    g.s[K.enemyAt(0) + K.HP] = 1
    const most = g.s[K.enemyAt(0) + K.MAX_HP]
    setNext(g, 1, 'DARKLING_HARDEN')
    setNext(g, 2, 'DARKLING_HARDEN')
    play(g)
    for (let i = 0; i < 2; i++) {
      endTurn(g)
      g.hp = 80
    }
    expect(enemy(g, 0).hp).toBe(most >> 1)
  })
  test('the Awakened One rises a second time, with full HP', () => {
    const g = arena({ encounter: 'AWAKENED_ONE', hand: ['STRIKE_RED'], hp: 80 })
    g.s[K.enemyAt(2) + K.HP] = 1
    play(g, 0, 2)
    expect([enemy(g, 2).hp, enemy(g, 2).move]).toEqual([0, 'AWAKENED_ONE_REBIRTH'])
    endTurn(g)
    expect([enemy(g, 2).hp, enemy(g, 2).move]).toEqual([300, 'AWAKENED_ONE_DARK_ECHO'])
  })
})

describe('poison', () => {
  test('takes HP past block at the start of the turn, falls by one, and kills', () => {
    const g = arena({ encounter: 'CULTIST', enemyHp: 12, enemyPowers: { POISON: 5 } })
    g.s[K.enemyAt(0) + K.BLOCK] = 30
    endTurn(g)
    expect([enemy(g, 0).hp, enemy(g, 0).powers.POISON]).toEqual([7, 4])
    endTurn(g)
    endTurn(g)
    expect(g.fightOutcome).toBe(K.FIGHT_WON)
  })
  test('is warded off by Artifact and falls on all with Twisted Funnel', () => {
    const g = arena({ relics: ['TWISTED_FUNNEL'] })
    expect([0, 1, 2].map(place => enemy(g, place).powers.POISON)).toEqual([4, 4, 4])
  })
  test('takes 1 from an intangible enemy', () => {
    const g = arena({ encounter: 'NEMESIS', enemyPowers: { POISON: 9, INTANGIBLE: 2 }, hp: 80 })
    setNext(g, 0, 'NEMESIS_DEBUFF')
    endTurn(g)
    expect(185 - enemy(g, 0).hp).toBe(1)
  })
})
