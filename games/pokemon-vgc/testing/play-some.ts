import { type Player, type Random, random, type View } from '#core'
import { type Action, choiceText, legalActions } from '../action.ts'
import type { Observation } from '../observation.ts'
import type { RawRequest } from '../request.ts'
import { linesFor } from '../simulator/channel.ts'
import { startBattle } from '../simulator/environment.ts'
import { seats, standing } from '../simulator/seats.ts'
import type { Battle } from '../simulator/showdown.ts'
import { generateTeam } from '../teams/generate.ts'
import type { Team } from '../teams/pool.ts'
import { Tracker } from '../tracker.ts'

type Views = ReadonlyMap<Player, View<Observation, Action>>

/**
 * Plays battles of generated teams, or of those drawn, at random, for tests: shows the battle and the views of those who choose before
 * every choice, and at the end.
 *
 * @throws {Error} At the first choice that the simulator calls invalid.
 */
export function playSome(
  format: string,
  seed: number,
  battles: number,
  see: (battle: Battle, views: Views) => void,
  draw: (source: Random) => readonly [Team, Team] = source => [
    generateTeam(format, source.fork('p1')),
    generateTeam(format, source.fork('p2')),
  ],
): void {
  for (let k = 0; k < battles; k++) {
    const source = random(seed).fork(String(k))
    const teams = draw(source)
    const battle = startBattle(format, teams, source.int(2 ** 30), (player, error) => {
      if (error.startsWith('[Invalid choice]')) throw new Error(`${player}: ${error}`)
    })
    battle.showOpenTeamSheets()
    const trackers = { p1: Tracker.of(format, 'p1', teams[0]), p2: Tracker.of(format, 'p2', teams[1]) }
    let read = 0
    for (let turn = 0; turn < 400 && !battle.ended; turn++) {
      const views = new Map<Player, View<Observation, Action>>()
      for (const player of seats) {
        for (const line of linesFor(battle.log, player, read)) trackers[player].line(line)
        const side = battle.getSide(player)
        trackers[player].request(side.activeRequest as unknown as RawRequest)
        const observation = trackers[player].snapshot()
        if (side.isChoiceDone()) continue
        const legal = legalActions(observation.request, standing(battle, player))
        views.set(player, { player, observation, legal, outcome: null })
      }
      read = battle.log.length
      see(battle, views)
      for (const [player, view] of views) {
        const choice = source.pick(view.legal!)
        battle.choose(player as 'p1', choiceText(choice, view.observation.request!))
      }
    }
    see(battle, new Map())
  }
}
