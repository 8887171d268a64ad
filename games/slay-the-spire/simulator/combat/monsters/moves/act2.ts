import { C } from '../../../data/card-ids.ts'
import { MS } from '../../../data/monster-power-ids.ts'
import { MOVE } from '../../../data/move-ids.ts'
import { PS } from '../../../data/player-power-ids.ts'
import { between } from '../../../random.ts'
import { F, faulty } from '../../../rules.ts'
import { AI_RNG } from '../../../state.ts'
import { blockEnemy, blowOf, healEnemy, setMove } from '../../bodies.ts'
import * as O from '../../effects.ts'
import { alive } from '../../fight.ts'
import { buffEnemy, dropEnemyDebuffs, sufferPower } from '../../powers.ts'
import { later } from '../../queue.ts'
import { baseDamage } from '../intents.ts'
import { lockCard, spawnOrbs } from '../summons.ts'
import { rollMove, spareRoll } from '../turn.ts'
import {
  doAndRoll,
  doAndRollNow,
  grow,
  litter,
  type Move,
  misc,
  pick,
  pick3,
  roll,
  strike,
  strikeAndRoll,
  strikeThen,
  strikeWith,
  wasBefore,
  weaken,
} from './words.ts'

export const act2: Readonly<Record<number, Move>> = {
  [MOVE.BEAR_BEAR_HUG]: (g, i) => {
    sufferPower(g, PS.DEXTERITY, pick(g, 17, -2, -4))
    setMove(g, i, MOVE.BEAR_LUNGE)
  },
  [MOVE.BEAR_LUNGE]: (g, i) => {
    strike(g, i)
    later(g, O.BLOCK_ENEMY, i, 9)
    setMove(g, i, MOVE.BEAR_MAUL)
  },
  [MOVE.BEAR_MAUL]: strikeThen(MOVE.BEAR_LUNGE),
  [MOVE.POINTY_ATTACK]: strike,
  [MOVE.ROMEO_AGONIZING_SLASH]: (g, i) => {
    strike(g, i)
    weaken(g, PS.WEAK, pick(g, 17, 2, 3))
    setMove(g, i, MOVE.ROMEO_CROSS_SLASH)
  },
  [MOVE.ROMEO_CROSS_SLASH]: (g, i) => {
    const again = g.ascension >= 17 && !wasBefore(g, i, MOVE.ROMEO_CROSS_SLASH) && !faulty(g, F.ROMEO_SLASHES_ONCE)
    strikeThen(again ? MOVE.ROMEO_CROSS_SLASH : MOVE.ROMEO_AGONIZING_SLASH)(g, i)
  },
  [MOVE.ROMEO_MOCK]: (g, i) => setMove(g, i, MOVE.ROMEO_AGONIZING_SLASH),
  [MOVE.BOOK_OF_STABBING_MULTI_STAB]: strikeAndRoll,
  [MOVE.BOOK_OF_STABBING_SINGLE_STAB]: strikeAndRoll,
  [MOVE.BRONZE_AUTOMATON_BOOST]: (g, i) => {
    grow(g, i, pick(g, 4, 3, 4))
    blockEnemy(g, i, pick(g, 9, 9, 12))
    // The boost right after the beam does not count.
    if (wasBefore(g, i, MOVE.BRONZE_AUTOMATON_HYPER_BEAM) && !faulty(g, F.AUTOMATON_HURRIES)) {
      setMove(g, i, MOVE.BRONZE_AUTOMATON_FLAIL)
      spareRoll(g)
      return
    }
    const flailed = g.s[misc(i)] !== 0
    setMove(g, i, flailed ? MOVE.BRONZE_AUTOMATON_HYPER_BEAM : MOVE.BRONZE_AUTOMATON_FLAIL)
    g.s[misc(i)] = flailed ? 0 : 1
    spareRoll(g)
  },
  [MOVE.BRONZE_AUTOMATON_FLAIL]: strikeThen(MOVE.BRONZE_AUTOMATON_BOOST, 'now'),
  [MOVE.BRONZE_AUTOMATON_HYPER_BEAM]: (g, i) =>
    strikeThen(pick<number>(g, 19, MOVE.BRONZE_AUTOMATON_STUNNED, MOVE.BRONZE_AUTOMATON_BOOST), 'now')(g, i),
  [MOVE.BRONZE_AUTOMATON_SPAWN_ORBS]: (g, i) => {
    spawnOrbs(g)
    setMove(g, i, MOVE.BRONZE_AUTOMATON_FLAIL)
    spareRoll(g)
  },
  [MOVE.BRONZE_AUTOMATON_STUNNED]: (g, i) => {
    setMove(g, i, MOVE.BRONZE_AUTOMATON_FLAIL)
    spareRoll(g)
  },
  [MOVE.BRONZE_ORB_BEAM]: strikeAndRoll,
  [MOVE.BRONZE_ORB_STASIS]: doAndRollNow((g, i) => {
    lockCard(g, i)
    g.s[misc(i)] = 1
  }),
  [MOVE.BRONZE_ORB_SUPPORT_BEAM]: doAndRollNow(g => blockEnemy(g, 1, 12)),
  [MOVE.BYRD_CAW]: doAndRoll((g, i) => grow(g, i, 1)),
  [MOVE.BYRD_FLY]: doAndRoll((g, i) => buffEnemy(g, i, MS.FLIGHT, pick(g, 17, 3, 4))),
  [MOVE.BYRD_HEADBUTT]: strikeThen(MOVE.BYRD_FLY),
  [MOVE.BYRD_PECK]: strikeAndRoll,
  [MOVE.BYRD_STUNNED]: (g, i) => {
    spareRoll(g)
    setMove(g, i, MOVE.BYRD_HEADBUTT)
  },
  [MOVE.BYRD_SWOOP]: strikeAndRoll,
  [MOVE.CENTURION_DEFEND]: (g, i) => {
    const block = pick(g, 17, 15, 20)
    if (faulty(g, F.CENTURION_SHIELDS_UNROLLED)) {
      if (g.monstersAlive > 1) blockEnemy(g, 1, block)
      rollMove(g, i)
      return
    }
    later(g, O.BLOCK_ALLY, i, block)
    roll(g, i)
  },
  [MOVE.CENTURION_FURY]: strikeAndRoll,
  [MOVE.CENTURION_SLASH]: strikeAndRoll,
  [MOVE.MYSTIC_ATTACK_DEBUFF]: strikeWith(g => weaken(g, PS.FRAIL, 2)),
  [MOVE.MYSTIC_BUFF]: doAndRollNow((g, i) => {
    const more = pick3(g, 2, 17, 2, 3, 4)
    if (g.monstersAlive > 1) grow(g, 0, more)
    grow(g, i, more)
  }),
  [MOVE.MYSTIC_HEAL]: doAndRollNow((g, i) => {
    const more = pick(g, 17, 16, 20)
    if (g.monstersAlive > 1) healEnemy(g, 0, more)
    healEnemy(g, i, more)
  }),
  [MOVE.CHOSEN_DEBILITATE]: strikeWith(g => weaken(g, PS.VULNERABLE, 2)),
  [MOVE.CHOSEN_DRAIN]: doAndRoll((g, i) => {
    weaken(g, PS.WEAK, 3)
    grow(g, i, 3)
  }),
  [MOVE.CHOSEN_HEX]: doAndRoll(g => weaken(g, PS.HEX, 1)),
  [MOVE.CHOSEN_POKE]: strikeAndRoll,
  [MOVE.CHOSEN_ZAP]: strikeAndRoll,
  [MOVE.GREMLIN_LEADER_ENCOURAGE]: doAndRoll((g, i) => {
    const more = pick3(g, 3, 18, 3, 4, 5)
    between(g.s, AI_RNG, 0, 2)
    for (let place = 0; place < 3; place++)
      if (alive(g, place)) {
        grow(g, place, more)
        blockEnemy(g, place, pick(g, faulty(g, F.LEADER_BLOCKS_SOONER) ? 3 : 18, 6, 10))
      }
    grow(g, i, more)
  }),
  [MOVE.GREMLIN_LEADER_RALLY]: doAndRoll(g => later(g, O.SUMMON_GREMLINS)),
  [MOVE.GREMLIN_LEADER_STAB]: strikeAndRoll,
  [MOVE.SHELLED_PARASITE_DOUBLE_STRIKE]: strikeAndRoll,
  [MOVE.SHELLED_PARASITE_FELL]: strikeWith(g => weaken(g, PS.FRAIL, 2)),
  [MOVE.SHELLED_PARASITE_STUNNED]: doAndRollNow((g, i) => setMove(g, i, MOVE.SHELLED_PARASITE_FELL)),
  [MOVE.SHELLED_PARASITE_SUCK]: doAndRoll((g, i) => later(g, O.VAMPIRE, blowOf(g, i, baseDamage(g, i)))),
  [MOVE.SNAKE_PLANT_CHOMP]: strikeAndRoll,
  [MOVE.SNAKE_PLANT_ENFEEBLING_SPORES]: doAndRoll(g => {
    weaken(g, PS.FRAIL, 2)
    weaken(g, PS.WEAK, 2)
  }),
  [MOVE.SNECKO_BITE]: strikeAndRoll,
  [MOVE.SNECKO_PERPLEXING_GLARE]: doAndRoll(g => weaken(g, PS.CONFUSED, 1)),
  [MOVE.SNECKO_TAIL_WHIP]: strikeWith(g => {
    weaken(g, PS.VULNERABLE, 2)
    if (g.ascension >= 17) weaken(g, PS.WEAK, 2)
  }),
  [MOVE.SPHERIC_GUARDIAN_ACTIVATE]: (g, i) => {
    blockEnemy(g, i, pick(g, 17, 25, 35))
    setMove(g, i, MOVE.SPHERIC_GUARDIAN_ATTACK_DEBUFF)
    spareRoll(g)
  },
  [MOVE.SPHERIC_GUARDIAN_ATTACK_DEBUFF]: (g, i) => {
    strike(g, i)
    weaken(g, PS.FRAIL, 5)
    setMove(g, i, MOVE.SPHERIC_GUARDIAN_SLAM)
    spareRoll(g)
  },
  [MOVE.SPHERIC_GUARDIAN_HARDEN]: (g, i) => {
    later(g, O.BLOCK_ENEMY, i, 15)
    strikeThen(MOVE.SPHERIC_GUARDIAN_SLAM, 'now')(g, i)
  },
  [MOVE.SPHERIC_GUARDIAN_SLAM]: strikeThen(MOVE.SPHERIC_GUARDIAN_HARDEN, 'now'),
  [MOVE.TASKMASTER_SCOURING_WHIP]: (g, i) => {
    strike(g, i)
    if (g.ascension >= 18) later(g, O.BUFF_ENEMY, MS.STRENGTH, i, 1)
    litter(g, C.WOUND, pick3(g, 3, 18, 1, 2, 3))
    spareRoll(g)
  },
  [MOVE.THE_CHAMP_ANGER]: doAndRollNow((g, i) => {
    dropEnemyDebuffs(g, i)
    grow(g, i, pick3(g, 4, 19, 6, 9, 12))
  }),
  [MOVE.THE_CHAMP_DEFENSIVE_STANCE]: doAndRollNow((g, i) => {
    blockEnemy(g, i, pick3(g, 9, 19, 15, 18, 20))
    buffEnemy(g, i, MS.METALLICIZE, pick3(g, 9, 19, 5, 6, 7))
  }),
  [MOVE.THE_CHAMP_EXECUTE]: strikeAndRoll,
  [MOVE.THE_CHAMP_FACE_SLAP]: strikeWith(g => {
    weaken(g, PS.FRAIL, 2)
    weaken(g, PS.VULNERABLE, 2)
  }),
  [MOVE.THE_CHAMP_GLOAT]: doAndRollNow((g, i) =>
    grow(g, i, pick3(g, 4, 19, 2, 3, 4) + (faulty(g, F.CHAMP_GLOATS_MORE) ? 1 : 0)),
  ),
  [MOVE.THE_CHAMP_HEAVY_SLASH]: strikeAndRoll,
  [MOVE.THE_CHAMP_TAUNT]: doAndRollNow(g => {
    sufferPower(g, PS.WEAK, 2)
    sufferPower(g, PS.VULNERABLE, 2)
  }),
  [MOVE.THE_COLLECTOR_BUFF]: doAndRoll((g, i) => {
    const more = pick3(g, 4, 19, 3, 4, 5)
    for (let place = 0; place < 2; place++) if (alive(g, place)) grow(g, place, more)
    grow(g, i, more)
    blockEnemy(g, i, pick3(g, faulty(g, F.COLLECTOR_OFF_BY_ASCENSION) ? 4 : 9, 19, 15, 18, 23))
  }),
  [MOVE.THE_COLLECTOR_FIREBALL]: strikeAndRoll,
  [MOVE.THE_COLLECTOR_MEGA_DEBUFF]: doAndRoll(g => {
    const turns = g.ascension >= 19 && !faulty(g, F.COLLECTOR_OFF_BY_ASCENSION) ? 5 : 3
    weaken(g, PS.WEAK, turns)
    weaken(g, PS.VULNERABLE, turns)
    weaken(g, PS.FRAIL, turns)
  }),
  [MOVE.THE_COLLECTOR_SPAWN]: doAndRoll(g => later(g, O.SPAWN_TORCHES)),
  [MOVE.TORCH_HEAD_TACKLE]: strike,
}
