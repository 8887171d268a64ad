import { random } from '#core'
import { legalActions } from '../games/pokemon-vgc/action.ts'
import { formats } from '../games/pokemon-vgc/formats.ts'
import { model } from '../games/pokemon-vgc/model/model.ts'
import { requestOf } from '../games/pokemon-vgc/model/request-of.ts'
import { repeatBattle, timeless } from '../games/pokemon-vgc/simulator/repeat.ts'
import { standing } from '../games/pokemon-vgc/simulator/seats.ts'
import { playSome } from '../games/pokemon-vgc/testing/play-some.ts'
import { scaled } from './scale.ts'

/**
 * Whole random battles of generated teams in every format: no choice is ever called invalid, every battle repeats from
 * its input log, and sampled worlds ask the player what the true battle asks.
 *
 * `node soak/pokemon-vgc.ts [battles a format, 100] [seed, 1]`
 */
const battles = scaled(100)
const seed = Number(process.argv[3] ?? 1)
let wrong = 0

for (const format of formats) {
  const count = { battles: 0, states: 0, repeated: 0, sampled: 0, agreed: 0 }
  try {
    playSome(format, seed, battles, (battle, views) => {
      if (battle.ended) {
        count.battles++
        const played = timeless(battle.log).filter(line => !line.startsWith('|showteam|'))
        const again = timeless(repeatBattle(battle.inputLog).log).filter(line => !line.startsWith('|showteam|'))
        if (again.join('\n') === played.join('\n')) count.repeated++
      }
      for (const view of views.values()) {
        if (count.states++ % 5 !== 0) continue
        count.sampled++
        const { battle: world } = model.sample([view], random(count.states))
        const player = view.player as 'p1'
        const asked = legalActions(requestOf(world, player), standing(world, player)).sort()
        if (asked.join('\n') === [...view.legal!].sort().join('\n')) count.agreed++
        else if (process.env.SHOW) console.log(format, JSON.stringify(view.observation.request), asked.slice(0, 4))
      }
    })
  } catch (error) {
    console.log(`${format}: ${(error as Error).message}`)
    wrong++
  }
  if (count.battles < battles || count.repeated < count.battles) wrong++
  console.log(format, JSON.stringify(count))
}
process.exitCode = wrong > 0 ? 1 : 0
