import { C } from '../../data/card-ids.ts'
import { PS } from '../../data/player-power-ids.ts'
import { POWERS } from '../../state.ts'
import * as O from '../effects.ts'
import { later } from '../queue.ts'
import { become, type CardEffect } from './words.ts'

/** What each of the powers does. */
export const powers: Readonly<Record<number, CardEffect>> = {
  [C.BARRICADE]: g => {
    g.s[POWERS + PS.BARRICADE] = 1
  },
  [C.BERSERK]: (g, _, up) => {
    g.energyPerTurn++
    later(g, O.DEBUFF, PS.VULNERABLE, up ? 1 : 2, 0)
  },
  [C.BRUTALITY]: become(PS.BRUTALITY, 1, 1),
  [C.CORRUPTION]: become(PS.CORRUPTION, 1, 1),
  [C.COMBUST]: become(PS.COMBUST, 5, 7),
  [C.DARK_EMBRACE]: become(PS.DARK_EMBRACE, 1, 1),
  [C.DEMON_FORM]: become(PS.DEMON_FORM, 2, 3),
  [C.EVOLVE]: become(PS.EVOLVE, 1, 2),
  [C.FEEL_NO_PAIN]: become(PS.FEEL_NO_PAIN, 3, 4),
  [C.FIRE_BREATHING]: become(PS.FIRE_BREATHING, 6, 10),
  [C.INFLAME]: become(PS.STRENGTH, 2, 3),
  [C.JUGGERNAUT]: become(PS.JUGGERNAUT, 5, 7),
  [C.MAGNETISM]: become(PS.MAGNETISM, 1, 1),
  [C.MAYHEM]: become(PS.MAYHEM, 1, 1),
  [C.METALLICIZE]: become(PS.METALLICIZE, 3, 4),
  [C.PANACHE]: become(PS.PANACHE, 10, 14),
  [C.RUPTURE]: become(PS.RUPTURE, 1, 2),
  [C.SADISTIC_NATURE]: become(PS.SADISTIC, 5, 7),
}
