import { random } from '#core'
import { legalActions } from '../games/pokemon-vgc/action.ts'
import { formats } from '../games/pokemon-vgc/formats.ts'
import { model } from '../games/pokemon-vgc/model/model.ts'
import { requestOf } from '../games/pokemon-vgc/model/request-of.ts'
import { repeatBattle, timeless } from '../games/pokemon-vgc/simulator/repeat.ts'
import { standing } from '../games/pokemon-vgc/simulator/seats.ts'
import { awkwardTeams } from '../games/pokemon-vgc/testing/awkward-teams.ts'
import { choiceTroubles } from '../games/pokemon-vgc/testing/choices-hold.ts'
import { playSome } from '../games/pokemon-vgc/testing/play-some.ts'
import { scaled } from './scale.ts'

/**
 * Whole random battles of generated teams in every format, and of the most awkward Pokémon there are: no choice is ever
 * called invalid; in 1,000 states of each the simulator takes every legal choice, and each goes through VGC-Bench's code
 * and back; every battle repeats from its input log (200 in regi); sampled worlds ask the player what the battle asks.
 *
 * `node soak/pokemon-vgc.ts [battles a format, 100] [seed, 1] [only this format]`
 */
const battles = scaled(100)
const seed = Number(process.argv[3] ?? 1)
const only = process.argv[4]
const states = 10 * battles
let wrong = 0

const settings = [
  ...formats.map(format => ({ name: format, format, draw: undefined, share: format === 'gen9vgc2025regi' ? 2 : 1 })),
  { name: 'awkward Pokémon', format: 'gen9vgc2025regi', draw: awkwardTeams, share: 1 },
].filter(({ name }) => only === undefined || name === only)

for (const { name, format, draw, share } of settings) {
  const count = { battles: 0, states: 0, put: 0, choices: 0, repeated: 0, sampled: 0, agreed: 0 }
  const asked = battles * share
  try {
    playSome(
      format,
      seed,
      asked,
      (battle, views) => {
        if (battle.ended) {
          count.battles++
          const played = timeless(battle.log).filter(line => !line.startsWith('|showteam|'))
          const again = timeless(repeatBattle(battle.inputLog).log).filter(line => !line.startsWith('|showteam|'))
          if (again.join('\n') === played.join('\n')) count.repeated++
        }
        for (const view of views.values()) {
          if (count.states++ % 2 === 0 && count.put < states && view.observation.request!.kind !== 'preview') {
            count.put++
            count.choices += view.legal!.length
            const [trouble] = choiceTroubles(battle, view, 17)
            if (trouble) throw new Error(trouble)
          }
          if (draw || count.states % 5 !== 0) continue
          count.sampled++
          const { battle: world } = model.sample([view], random(count.states))
          const player = view.player as 'p1'
          const asked = legalActions(requestOf(world, player), standing(world, player)).sort()
          if (asked.join('\n') === [...view.legal!].sort().join('\n')) count.agreed++
          else if (process.env.SHOW) console.log(format, JSON.stringify(view.observation.request), asked.slice(0, 4))
        }
      },
      draw,
    )
  } catch (error) {
    console.log(`${name}: ${(error as Error).message}`)
    wrong++
  }
  // A random battle may go on for ever: those cut off after 400 choices are not over, and prove no less.
  if (count.battles < 0.9 * asked || count.repeated < count.battles || count.put < states) wrong++
  console.log(name, JSON.stringify(count))
}
process.exitCode = wrong > 0 ? 1 : 0
