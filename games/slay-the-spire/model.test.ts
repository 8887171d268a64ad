import { describe, expect, test } from 'vitest'
import { random, type View } from '#core'
import type { Action } from './action.ts'
import { model } from './model.ts'
import type { Observation } from './observation.ts'
import { Play } from './play.ts'
import { Seen } from './seen.ts'
import * as K from './simulator/combat/fight.ts'
import { C } from './simulator/data/card-ids.ts'
import { R } from './simulator/data/relic-ids.ts'
import * as S from './simulator/state.ts'

type Seeing = View<Observation, Action>
/** A view as it comes from a file or a server. */
const plain = <T>(view: T): T => JSON.parse(JSON.stringify(view))

/** A run of somebody who hardly dies, with odd cards and relics, so that random play sees all four acts. */
function tough(seed: number, relics: readonly number[] = []): Play {
  const play = new Play()
  play.start({ seed: BigInt(seed), ascension: seed % 21, rules: 'game' })
  const { g } = play
  g.hp = 3000
  g.maxHp = 3000
  g.gold = 1000
  const cards = [C.HEADBUTT, C.WARCRY, C.FORETHOUGHT, C.HAVOC, C.EXHUME, C.DUAL_WIELD, C.SECRET_WEAPON, C.RITUAL_DAGGER]
  for (const card of cards) g.s[S.DECK + g.deckSize++] = card
  for (const relic of relics) give(g, relic)
  return play
}

function give(g: S.Spire, relic: number): void {
  g.s[S.OWNED + relic] = 1
  g.s[S.RELICS + g.relicCount++] = relic
}

/** Plays at random; `see` gets every so many steps the run as it stands. */
function wander(play: Play, seed: number, steps: number, every: number, see: (play: Play, view: Seeing) => void): void {
  const source = random(seed)
  for (let i = 0; i < steps && play.end() === null; i++) {
    if (i % every === 0) see(play, plain(play.view()))
    play.act(source.pick(play.numbers()))
  }
}

const relicSets = [[], [R.RUNIC_DOME, R.THE_COURIER], [R.FROZEN_EYE, R.DEAD_BRANCH], [R.NILRYS_CODEX, R.SNECKO_EYE]]

/** Where what nobody sees lies in the state. */
const hiddenNumbers = [
  ...([
    'seedHigh',
    'seedLow',
    'secondBoss',
    'emeraldBuff',
    'eventGold',
    'eventRelic',
    'chestGold',
    'chestTier',
  ] as const),
  ...(['poolCommon', 'poolUncommon', 'poolRare', 'poolBoss', 'poolShop'] as const),
]
const hiddenRegions = [
  [S.AI_RNG, S.FAULTS],
  [S.POOLS, S.EVENTS],
  [S.COLORLESS, S.NEOW],
  [S.DEAD_REWARDS, S.FLIPPED],
  [S.DRAW, S.DISCARD],
] as const

/** Puts into `sample` all that is hidden in `truth`. */
function reveal(sample: Play, truth: Play, view: Seeing): void {
  const [g, t] = [sample.g, truth.g]
  for (const name of hiddenNumbers) g[name] = t[name]
  for (const [from, to] of hiddenRegions) g.s.set(t.s.subarray(from, to), from)
  if (view.observation.event?.name === 'Match and Keep') g.s.set(t.s.subarray(S.SELECT, S.SELECT + 12), S.SELECT)
  for (let place = 0; place < 5; place++)
    for (const word of [K.MISC, K.MOVE_NOW, K.MOVE_BEFORE]) g.s[K.enemyAt(place) + word] = t.s[K.enemyAt(place) + word]
  for (let i = 0; i < g.queueSize; i++) g.s[S.QUEUE + i * 8 + 1] = t.s[S.QUEUE + ((t.queueHead + i) % 128) * 8 + 1]
}

describe('a sample of a model, from a view alone', { timeout: 60_000 }, () => {
  test('shows what was seen, word for word, with the same legal actions', () => {
    let compared = 0
    for (const [i, relics] of relicSets.entries())
      for (const seed of [10 + i, 30 + i])
        wander(tough(seed, relics), seed, 1200, 8, (play, view) => {
          const sample = model.sample([view], random(play.steps))
          const shown = plain(model.view(sample, 'p1'))
          const where = `seed ${seed}, step ${play.steps}, ${view.observation.screen}`
          compared++
          if (JSON.stringify(shown) === JSON.stringify(view)) return
          expect(shown, where).toEqual(view)
        })
    expect(compared).toBeGreaterThan(800)
  })

  test('is the same for equal views and random numbers, whatever the run hides', () => {
    for (const [i, relics] of relicSets.entries())
      wander(tough(50 + i, relics), 50 + i, 600, 9, (play, view) => {
        // Another run that looks the same: all that is hidden in it is another's.
        const other = model.sample([view], random(1000 + play.steps))
        const [a, b] = [view, plain(other.view())].map(each => model.sample([each], random(7)))
        expect(b.g.toBytes()).toEqual(a.g.toBytes())
        expect(other.g.toBytes()).not.toEqual(play.g.toBytes())
      })
  })

  test('goes on as the run does once it is given what was hidden: nothing else is missing', () => {
    for (const [i, relics] of relicSets.entries())
      wander(tough(70 + i, relics), 70 + i, 1500, 23, (play, view) => {
        const sample = model.sample([view], random(1))
        reveal(sample, play, view)
        const twin = play.clone()
        twin.seen = sample.seen.clone()
        const source = random(play.steps)
        for (let k = 0; k < 25 && twin.end() === null; k++) {
          const number = source.pick(twin.numbers())
          twin.act(number)
          sample.act(number)
          expect([sample.g.screen, sample.g.hp, sample.g.gold, sample.numbers()]).toEqual([
            twin.g.screen,
            twin.g.hp,
            twin.g.gold,
            twin.numbers(),
          ])
        }
      })
  })

  test('can be played to its end', () => {
    wander(tough(90), 90, 900, 40, (play, view) => {
      const sample = model.sample([view], random(play.steps))
      const source = random(3)
      sample.g.hp = 30
      for (let k = 0; k < 3000 && sample.end() === null; k++) sample.act(source.pick(sample.numbers()))
      expect(sample.end()).not.toBeNull()
    })
  })
})

/** A fight in which the hand, draw pile and discard pile hold these cards, the draw pile from the top. */
function fight(cards: { hand: number[]; draw: number[]; discard?: number[] }, relics: readonly number[] = []): Play {
  const play = new Play()
  play.start({ seed: 4n, ascension: 0, rules: 'game' })
  const { g } = play
  for (const relic of relics) give(g, relic)
  const all = [...cards.hand, ...cards.draw, ...(cards.discard ?? [])]
  g.deckSize = all.length
  g.s.set(all, S.DECK)
  const step = (wanted: (play: Play) => boolean) => {
    for (let i = 0; i < 20 && !wanted(play); i++) play.act(play.numbers()[0])
  }
  step(() => g.screen === 9)
  const slots = all.map((_, i) => i)
  const lay = (pile: number, from: number, count: number) => g.s.set(slots.slice(from, from + count), pile)
  for (const [slot, card] of all.entries()) {
    const at = K.cardAt(slot)
    g.s.set([card & 1023, card & 1024 ? 1 : 0, 0, 0, 0, slot], at)
  }
  lay(S.HAND, 0, cards.hand.length)
  g.s.set(slots.slice(cards.hand.length, cards.hand.length + cards.draw.length).reverse(), S.DRAW)
  lay(S.DISCARD, cards.hand.length + cards.draw.length, cards.discard?.length ?? 0)
  g.handSize = cards.hand.length
  g.drawSize = cards.draw.length
  g.discardSize = cards.discard?.length ?? 0
  play.seen = new Seen()
  return play
}

const act = (play: Play, action: Action) => play.act(play.numberOf(action))
const tops = (play: Play) =>
  new Set(
    Array.from({ length: 40 }, (_, seed) => {
      const { g } = model.sample([plain(play.view())], random(seed))
      return g.s[K.cardAt(g.s[S.DRAW + g.drawSize - 1])]
    }),
  )
const five = [C.STRIKE_RED, C.DEFEND_RED, C.ANGER, C.CLEAVE, C.INFLAME]

describe('what is known of the draw pile', () => {
  test('its order is drawn anew', () => {
    expect(tops(fight({ hand: [C.BASH], draw: five })).size).toBeGreaterThan(3)
  })

  test('a card put back by Headbutt stays on top, and is forgotten once drawn', () => {
    const play = fight({ hand: [C.HEADBUTT, C.POMMEL_STRIKE], draw: five, discard: [C.OFFERING, C.FEED] })
    act(play, { do: 'play', card: 0, target: 0 })
    act(play, { do: 'pick', card: 1 })
    expect(play.view().observation.fight!.top).toEqual(['Feed'])
    expect(tops(play)).toEqual(new Set([C.FEED]))
    act(play, { do: 'play', card: 0, target: 0 })
    expect(play.view().observation.fight!.hand.map(({ card }) => card)).toEqual(['Feed'])
    expect(play.view().observation.fight!.top).toEqual([])
    expect(tops(play).size).toBeGreaterThan(2)
  })

  test('a card put back by Warcry stays on top', () => {
    const play = fight({ hand: [C.WARCRY, C.FEED, C.BASH], draw: five })
    act(play, { do: 'play', card: 0 })
    act(play, { do: 'pick', card: 1 })
    expect(tops(play)).toEqual(new Set([C.BASH]))
  })

  test('a card laid at the bottom by Forethought stays there', () => {
    const play = fight({ hand: [C.FORETHOUGHT, C.FEED, C.BASH], draw: five })
    act(play, { do: 'play', card: 0 })
    act(play, { do: 'pick', card: 0 })
    for (let seed = 0; seed < 20; seed++) {
      const { g } = model.sample([plain(play.view())], random(seed))
      expect(g.s[K.cardAt(g.s[S.DRAW])]).toBe(C.FEED)
    }
    expect(tops(play)).not.toContain(C.FEED)
  })

  test('what is made goes below the top card, to a place nobody knows', () => {
    const play = fight({ hand: [C.WILD_STRIKE, C.WARCRY, C.FEED], draw: five })
    act(play, { do: 'play', card: 1 })
    act(play, { do: 'pick', card: 1 })
    act(play, { do: 'play', card: 0, target: 0 })
    expect(play.view().observation.fight!.draw).toContain('Wound')
    expect(play.view().observation.fight!.top).toEqual(['Feed'])
    expect(tops(play)).toEqual(new Set([C.FEED]))
  })

  test('with Frozen Eye all of it is known', () => {
    const play = fight({ hand: [C.BASH], draw: five }, [R.FROZEN_EYE])
    const seen = play.view().observation.fight!
    expect(seen.draw).toEqual(['Strike', 'Defend', 'Anger', 'Cleave', 'Inflame'])
    expect(tops(play)).toEqual(new Set([C.STRIKE_RED]))
  })
})

test('relics count on during a fight, where everyone can see it', () => {
  const play = fight({ hand: [C.STRIKE_RED, C.STRIKE_RED], draw: five }, [R.NUNCHAKU, R.INK_BOTTLE])
  const counters = () => play.view().observation.relics.map(({ counter }) => counter)
  const before = counters()
  act(play, { do: 'play', card: 0, target: 0 })
  expect(counters().map((counter, i) => counter - before[i])).toEqual([0, 1, 1])
})

describe("an enemy's next move", () => {
  test('is named nowhere: views differ by the intent, not by the move', () => {
    const play = fight({ hand: [C.BASH], draw: five })
    const text = JSON.stringify(play.view())
    const at = K.enemyAt(0)
    const before = play.g.s[at + K.MOVE_NOW]
    const sample = model.sample([plain(play.view())], random(1))
    expect(sample.g.s[at + K.MOVE_NOW]).toBe(before)
    expect(text).toMatch(/"intent":"[a-z-]+"/)
    expect(text).not.toMatch(/"move"/)
  })

  test('is drawn anew behind a Runic Dome, as the enemy may roll it', () => {
    const play = fight({ hand: [C.BASH], draw: five }, [R.RUNIC_DOME])
    const endTurn = () => act(play, { do: 'end-turn' })
    play.g.hp = 500
    endTurn()
    endTurn()
    const view = plain(play.view())
    expect(
      view.observation.fight!.monsters.every(({ intent, damage, hits }) => !intent && damage === null && hits === null),
    ).toBe(true)
    const moves = new Set<number>()
    for (let seed = 0; seed < 60; seed++)
      moves.add(
        model.sample([view], random(seed)).g.s[K.enemyAt(view.observation.fight!.monsters[0].place) + K.MOVE_NOW],
      )
    expect(moves.size).toBeGreaterThan(1)
    for (const word of [2, 3, 4]) {
      play.g.s[K.enemyAt(0) + K.MOVE_NOW] = word
      expect(plain(play.view())).toEqual(view)
    }
  })
})
