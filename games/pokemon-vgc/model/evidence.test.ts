import { expect, test } from 'vitest'
import { random, type View } from '#core'
import type { Action } from '../action.ts'
import type { Observation } from '../observation.ts'
import type { RawRequest } from '../request.ts'
import { linesFor } from '../simulator/channel.ts'
import { startBattle } from '../simulator/environment.ts'
import { Teams } from '../simulator/showdown.ts'
import { Tracker } from '../tracker.ts'
import { archetypesOf } from './archetypes.ts'
import { evidenceOf } from './evidence.ts'
import { model } from './model.ts'

const rest =
  'Incineroar||SitrusBerry|Intimidate|FlareBlitz,KnockOff,FakeOut,PartingShot|Careful|252,,,,252,||||50|,,,,,Grass'
/** Speed 131, between what Landorus has with all EVs and with none. */
const own = `Tornadus||CovertCloak|Defiant|Hurricane,Tailwind,Protect,Taunt|Modest|252,,,252,,||||50|,,,,,Ghost]${rest}`

/** What p1 saw before and after one turn against a Landorus trained in one way. */
function oneTurn(nature: string, evs: string, choices: readonly [string, string]): View<Observation, Action>[] {
  const foe = `Landorus||LifeOrb|SheerForce|EarthPower,SludgeBomb,Psychic,Protect|${nature}|${evs}||||50|,,,,,Steel]${rest}`
  const teams = [own, foe].map(text => Teams.unpack(text)!)
  const battle = startBattle('gen9vgc2025regi', [teams[0], teams[1]], 5, (_, error) => {
    throw new Error(error)
  })
  battle.showOpenTeamSheets()
  const tracker = Tracker.of('gen9vgc2025regi', 'p1', teams[0])
  let read = 0
  const look = (): View<Observation, Action> => {
    for (const line of linesFor(battle.log, 'p1', read)) tracker.line(line)
    read = battle.log.length
    tracker.request(battle.p1.activeRequest as unknown as RawRequest)
    return { player: 'p1', observation: tracker.snapshot(), legal: null, outcome: null }
  }
  const views = [look()]
  for (const pair of [['team 12', 'team 12'], choices]) {
    battle.choose('p1', pair[0])
    battle.choose('p2', pair[1])
    views.push(look())
  }
  return views
}

const strike = ['move hurricane 2, move knockoff 2', 'move sludgebomb 1, move knockoff 2'] as const

/** How likely the archetypes are that give a stat this much of what there is to give. */
function believed(views: readonly View<Observation, Action>[], agrees: (evs: { spe: number; spa: number }) => boolean) {
  const seen = views.at(-1)!.observation.foe.pokemon[0]
  const list = archetypesOf(seen, 'gen9vgc2025regi')
  const weights = list.map(({ weight }, i) => weight * (evidenceOf(views).get(1)?.[i] ?? 1))
  const sum = weights.reduce((a, b) => a + b, 0)
  return list.reduce((total, { evs }, i) => total + (agrees(evs) ? weights[i] / sum : 0), 0)
}

test('who moves first tells of speed that is hidden', () => {
  const quick = oneTurn('Timid', '4,,,252,,252', strike)
  const slow = oneTurn('Modest', '252,,,252,4,', strike)
  const fast = ({ spe }: { spe: number }) => spe > 150
  const before = believed(quick.slice(0, 2), fast)
  expect(believed(quick, fast)).toBeGreaterThan(0.9)
  expect(believed(slow, fast)).toBeLessThan(before / 2)
})

test('what a hit takes tells of the attack behind it', () => {
  const strong = oneTurn('Modest', '252,,,252,4,', strike)
  const weak = oneTurn('Calm', '252,,,,252,', strike)
  const much = ({ spa }: { spa: number }) => spa >= 200
  expect(believed(strong, much)).toBeGreaterThan(2 * believed(weak, much))
})

test('sampled worlds follow the evidence, and other views leave it alone', () => {
  const views = oneTurn('Timid', '4,,,252,,252', strike)
  const speeds = Array.from(
    { length: 40 },
    (_, i) => model.sample(views, random(i)).battle.p2.pokemon[0].storedStats.spe,
  )
  expect(speeds.filter(speed => speed >= 131).length).toBeGreaterThan(35)
  expect(evidenceOf(views.slice(0, 2)).size).toBe(0)
})
