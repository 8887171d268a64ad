import { expect, test } from 'vitest'
import { random } from '#core'
import { legalActions } from '../action.ts'
import { standing } from '../simulator/seats.ts'
import { generateTeam } from '../teams/generate.ts'
import type { Team } from '../teams/pool.ts'
import { playSome } from '../testing/play-some.ts'
import { model } from './model.ts'
import { requestOf } from './request-of.ts'

/** Choices that a sampled world allows beside those that the battle allows, over every view of some battles. */
function compare(format: string, seed: number, battles: number, change: (team: Team) => Team = team => team): number {
  let states = 0
  playSome(
    format,
    seed,
    battles,
    (_, views) => {
      for (const [player, view] of views) {
        const { battle } = model.sample([view], random(states++))
        const asked = legalActions(requestOf(battle, player as 'p1'), standing(battle, player as 'p1'))
        expect([...asked].sort(), `${format} turn ${view.observation.turn}`).toEqual([...view.legal!].sort())
      }
    },
    source => [change(generateTeam(format, source.fork('p1'))), change(generateTeam(format, source.fork('p2')))],
  )
  return states
}

test.each(['gen9championsvgc2026regma', 'gen9vgc2025regi'])('%s: a sampled world asks what the battle asks', format => {
  expect(compare(format, 1, 4)).toBeGreaterThan(60)
})

test.each([
  ['bound to a move that goes on', ['Outrage', 'Petal Dance', 'Protect'], 'Leftovers'],
  ['charging, at once with the herb', ['Solar Beam', 'Meteor Beam', 'Fly'], 'Power Herb'],
  ['at once in the sun', ['Solar Beam', 'Sunny Day', 'Outrage'], 'Leftovers'],
  ['resting after a blow', ['Hyper Beam', 'Giga Impact', 'Tackle'], 'Leftovers'],
  ['bound by a scarf to what is disabled, and so to struggle', ['Disable', 'Taunt', 'Tackle'], 'Choice Scarf'],
])('and so it does %s', (_, moves, item) => {
  const same = (team: Team): Team => team.map(set => ({ ...set, moves, item }))
  expect(compare('gen9vgc2025regi', 2, 2, same)).toBeGreaterThan(15)
})
