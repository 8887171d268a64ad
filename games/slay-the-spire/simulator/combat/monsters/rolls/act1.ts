import { M } from '../../../data/monster-ids.ts'
import { MS } from '../../../data/monster-power-ids.ts'
import { MOVE } from '../../../data/move-ids.ts'
import { F, faulty } from '../../../rules.ts'
import type { Spire } from '../../../state.ts'
import { enemyAt, MISC } from '../../fight.ts'
import { has } from '../../powers.ts'
import { always, first, flip, last, lately, maybe, misc, type Roll, twice } from './words.ts'

/** Medium and large acid slimes share their pattern: spit, tackle, lick. */
function acidSlime(spit: number, tackle: number, lick: number, large: boolean): Roll {
  return (g, i, roll) => {
    if (g.ascension < 17) {
      if (roll < 30) return !twice(g, i, spit) ? spit : flip(g) ? tackle : lick
      if (roll < 70) return !last(g, i, tackle) ? tackle : maybe(g, 0.4) ? spit : lick
      return !twice(g, i, lick) ? lick : maybe(g, 0.4) ? spit : tackle
    }
    if (roll < 40) {
      const remembered = !(large && faulty(g, F.ACID_SLIME_REPEATS))
      if (!remembered || !twice(g, i, spit)) return spit
      return (large ? maybe(g, 0.6) : flip(g)) ? tackle : lick
    }
    if (roll < (large ? 70 : 80)) return !twice(g, i, tackle) ? tackle : maybe(g, large ? 0.6 : 0.5) ? spit : lick
    return !last(g, i, lick) ? lick : maybe(g, 0.4) ? spit : tackle
  }
}

function spikeSlime(tackle: number, lick: number): Roll {
  return (g, i, roll) => {
    if (roll < 30) return twice(g, i, tackle) ? lick : tackle
    return twice(g, i, lick) || (g.ascension >= 17 && last(g, i, lick)) ? tackle : lick
  }
}

function louse(bite: number, other: number): Roll {
  return (g, i, roll) => {
    if (roll < 25) return last(g, i, other) && (g.ascension >= 17 || twice(g, i, other)) ? bite : other
    return twice(g, i, bite) ? other : bite
  }
}

export const act1: Readonly<Record<number, Roll>> = {
  [M.ACID_SLIME_S]: g =>
    g.ascension >= 17 ? MOVE.ACID_SLIME_S_LICK : flip(g) ? MOVE.ACID_SLIME_S_TACKLE : MOVE.ACID_SLIME_S_LICK,
  [M.ACID_SLIME_M]: acidSlime(
    MOVE.ACID_SLIME_M_CORROSIVE_SPIT,
    MOVE.ACID_SLIME_M_TACKLE,
    MOVE.ACID_SLIME_M_LICK,
    false,
  ),
  [M.ACID_SLIME_L]: acidSlime(MOVE.ACID_SLIME_L_CORROSIVE_SPIT, MOVE.ACID_SLIME_L_TACKLE, MOVE.ACID_SLIME_L_LICK, true),
  [M.SPIKE_SLIME_S]: always(MOVE.SPIKE_SLIME_S_TACKLE),
  [M.SPIKE_SLIME_M]: spikeSlime(MOVE.SPIKE_SLIME_M_FLAME_TACKLE, MOVE.SPIKE_SLIME_M_LICK),
  [M.SPIKE_SLIME_L]: spikeSlime(MOVE.SPIKE_SLIME_L_FLAME_TACKLE, MOVE.SPIKE_SLIME_L_LICK),
  [M.RED_LOUSE]: louse(MOVE.RED_LOUSE_BITE, MOVE.RED_LOUSE_GROW),
  [M.GREEN_LOUSE]: louse(MOVE.GREEN_LOUSE_BITE, MOVE.GREEN_LOUSE_SPIT_WEB),
  [M.CULTIST]: (g, i) => (first(g, i) ? MOVE.CULTIST_INCANTATION : MOVE.CULTIST_DARK_STRIKE),
  [M.JAW_WORM]: (g, i, roll) => {
    if (first(g, i)) return MOVE.JAW_WORM_CHOMP
    if (roll < 25) {
      if (!last(g, i, MOVE.JAW_WORM_CHOMP)) return MOVE.JAW_WORM_CHOMP
      return maybe(g, 0.5625) ? MOVE.JAW_WORM_BELLOW : MOVE.JAW_WORM_THRASH
    }
    if (roll < 55) {
      if (!twice(g, i, MOVE.JAW_WORM_THRASH)) return MOVE.JAW_WORM_THRASH
      return maybe(g, 0.357) ? MOVE.JAW_WORM_CHOMP : MOVE.JAW_WORM_BELLOW
    }
    if (!last(g, i, MOVE.JAW_WORM_BELLOW)) return MOVE.JAW_WORM_BELLOW
    return maybe(g, 0.416) ? MOVE.JAW_WORM_CHOMP : MOVE.JAW_WORM_THRASH
  },
  [M.FUNGI_BEAST]: (g, i, roll) => {
    if (roll < 60) return twice(g, i, MOVE.FUNGI_BEAST_BITE) ? MOVE.FUNGI_BEAST_GROW : MOVE.FUNGI_BEAST_BITE
    return last(g, i, MOVE.FUNGI_BEAST_GROW) ? MOVE.FUNGI_BEAST_BITE : MOVE.FUNGI_BEAST_GROW
  },
  [M.BLUE_SLAVER]: (g, i, roll) => {
    if (roll >= 40 && !twice(g, i, MOVE.BLUE_SLAVER_STAB)) return MOVE.BLUE_SLAVER_STAB
    return mayRepeat(g, i, MOVE.BLUE_SLAVER_RAKE) ? MOVE.BLUE_SLAVER_RAKE : MOVE.BLUE_SLAVER_STAB
  },
  [M.RED_SLAVER]: (g, i, roll) => {
    const netted = misc(g, i) !== 0
    if (first(g, i)) return MOVE.RED_SLAVER_STAB
    if (roll >= 75 && !netted) {
      if (!faulty(g, F.SLAVER_FORGETS_NET)) g.s[enemyAt(i) + MISC] = 1
      return MOVE.RED_SLAVER_ENTANGLE
    }
    if (roll >= (faulty(g, F.SLAVER_SOONER) ? 50 : 55) && netted && !twice(g, i, MOVE.RED_SLAVER_STAB))
      return MOVE.RED_SLAVER_STAB
    return mayRepeat(g, i, MOVE.RED_SLAVER_SCRAPE) ? MOVE.RED_SLAVER_SCRAPE : MOVE.RED_SLAVER_STAB
  },
  [M.LOOTER]: always(MOVE.LOOTER_MUG),
  [M.MUGGER]: always(MOVE.MUGGER_MUG),
  [M.MAD_GREMLIN]: always(MOVE.MAD_GREMLIN_SCRATCH),
  [M.FAT_GREMLIN]: always(MOVE.FAT_GREMLIN_SMASH),
  [M.SNEAKY_GREMLIN]: always(MOVE.SNEAKY_GREMLIN_PUNCTURE),
  [M.SHIELD_GREMLIN]: always(MOVE.SHIELD_GREMLIN_PROTECT),
  [M.GREMLIN_WIZARD]: (g, i) => {
    g.s[enemyAt(i) + MISC] = 1
    return MOVE.GREMLIN_WIZARD_CHARGING
  },
  [M.GREMLIN_NOB]: (g, i, roll) => {
    const rush = MOVE.GREMLIN_NOB_RUSH
    const bash = MOVE.GREMLIN_NOB_SKULL_BASH
    if (first(g, i)) return MOVE.GREMLIN_NOB_BELLOW
    if (g.ascension < 18) return roll < 33 || twice(g, i, rush) ? bash : rush
    if (faulty(g, F.NOB_BASHES_NOT)) return !twice(g, i, bash) ? rush : twice(g, i, rush) ? bash : rush
    return !lately(g, i, bash) || twice(g, i, rush) ? bash : rush
  },
  [M.LAGAVULIN]: (g, i) => (has(g, i, MS.ASLEEP) ? MOVE.LAGAVULIN_SLEEP : MOVE.LAGAVULIN_SIPHON_SOUL),
  [M.SENTRY]: (_, i) => (i % 2 === 0 ? MOVE.SENTRY_BOLT : MOVE.SENTRY_BEAM),
  [M.SLIME_BOSS]: always(MOVE.SLIME_BOSS_GOOP_SPRAY),
  [M.THE_GUARDIAN]: always(MOVE.THE_GUARDIAN_CHARGING_UP),
  [M.HEXAGHOST]: always(MOVE.HEXAGHOST_ACTIVATE),
}

/** Slavers do not do the same twice, or not three times. */
const mayRepeat = (g: Spire, i: number, move: number) =>
  g.ascension >= 17 && !faulty(g, F.RAKE_REPEATS) ? !last(g, i, move) : !twice(g, i, move)
