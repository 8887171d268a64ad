import { describe, expect, test } from 'vitest'
import { random } from '#core'
import type { Action } from './action.ts'
import { keysOf, openSpots, spotOf } from './board-choices.ts'
import { label } from './board-labels.ts'
import { cardWords } from './card-words.ts'
import { intentOf, intents, movesOf } from './intents.ts'
import { Play } from './play.ts'
import { potionWords } from './potion-words.ts'
import { relicWords } from './relic-words.ts'
import { curses, transformColorless, transformPool } from './simulator/data/card-pools.ts'
import { cardNames } from './simulator/data/cards.ts'
import { MOVE } from './simulator/data/move-ids.ts'
import { potionNames, potionPool } from './simulator/data/potions.ts'
import { relicNames, startingPools } from './simulator/data/relics.ts'

describe('choosing on the board', () => {
  test('reaches every legal action of whole runs by at most two choices, each with a key of its own', () => {
    let twice = 0
    for (let seed = 1; seed <= 20; seed++) {
      const play = new Play()
      play.start({ seed: BigInt(seed), ascension: 0, rules: 'game' })
      const source = random(seed)
      while (play.end() === null) {
        const legal = play.legal()
        const reached = new Set<Action>()
        const spots = openSpots(legal, null)
        const keys = keysOf(spots.keys())
        expect(new Set(keys.values()).size).toBe(keys.size)
        if (spots.size <= 20) expect(keys.size).toBe(spots.size)
        for (const [spot, action] of spots) {
          if (action) reached.add(action)
          else if (spot === 'many') for (const each of legal) if (spotOf(each) === 'many') reached.add(each)
          if (action !== null || spot === 'many') continue
          twice++
          for (const later of openSpots(legal, spot).values()) if (later) reached.add(later)
        }
        expect(reached.size).toBe(legal.length)
        play.act(source.pick(play.numbers()))
      }
    }
    expect(twice).toBeGreaterThan(50)
  })

  test('an action is said in the words of its screen', () => {
    const play = new Play()
    play.start({ seed: 14n, ascension: 0, rules: 'game' })
    const said = () => play.legal().map(action => label(action, play.view()))
    expect(said()[0]).toBe('Obtain a random rare card')
    play.act(play.numbers()[0])
    play.act(play.numbers()[0])
    expect(said()).toContain('Strike → Green Louse')
    expect(said()).toContain('End turn')
    expect(said().join()).not.toMatch(/undefined|\bcard\b/)
  })
})

describe('words', () => {
  const named = (ids: Iterable<number>, names: readonly string[]) => [...ids].map(id => names[id])

  test('there are some for every card, relic and potion that can be found', () => {
    const silent = named([...transformPool, ...transformColorless], cardNames).filter(name => !cardWords(name).words)
    expect(silent).toEqual([])
    expect(named(curses, cardNames).filter(name => cardWords(name).type !== 'curse')).toEqual([])
    expect(named(startingPools.flat(), relicNames).filter(name => !relicWords[name])).toEqual([])
    expect(named(potionPool, potionNames).filter(name => !potionWords[name])).toEqual([])
  })

  test('an upgraded card says what it does upgraded', () => {
    expect(cardWords('Bash').words).toBe('8 damage, 2 Vulnerable')
    expect(cardWords('Bash+').words).toBe('10 damage, 3 Vulnerable')
    expect(cardWords('Searing Blow+3')).toMatchObject({ type: 'attack', printed: 2 })
  })
})

describe('intents', () => {
  test('every move is one of a single monster, and shows an intent', () => {
    const owners = new Map<number, number>()
    for (const moves of movesOf) for (const move of moves) owners.set(move, (owners.get(move) ?? 0) + 1)
    for (const [key, move] of Object.entries(MOVE)) {
      expect(intents, key).toContain(intentOf(move, 0))
      if (move !== MOVE.NONE && move !== MOVE.GENERIC_ESCAPE_MOVE) expect(owners.get(move), key).toBe(1)
    }
    expect(intentOf(MOVE.DARKLING_HARDEN, 16)).toBe('defend')
    expect(intentOf(MOVE.DARKLING_HARDEN, 17)).toBe('defend-buff')
  })
})
