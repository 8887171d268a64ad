import { encode, PLAY_CARD } from '../../actions.ts'
import { applyFightAction } from '../../combat/apply.ts'
import * as K from '../../combat/fight.ts'
import { C } from '../../data/card-ids.ts'
import { cardType, POWER } from '../../data/cards.ts'
import { E } from '../../data/encounter-ids.ts'
import { EVENT_ROOM } from '../../data/rooms.ts'
import { gainGold, heal } from '../../run/body.ts'
import { idOf } from '../../run/deck.ts'
import { monsterRewards, rollRarity } from '../../run/rewards.ts'
import { AFTER_FIGHT, enterFight, openChest } from '../../run/rooms.ts'
import * as S from '../../state.ts'
import { arena, choosing, look, runWith } from '../arena.ts'
import { after, type Case, ends, enterAt, fight, plays, strikes, struck, taken, wins } from './words.ts'

export const special: Readonly<Record<string, Case>> = {
  BLOODY_IDOL: [() => after(runWith({ relics: ['BLOODY_IDOL'] }), g => gainGold(g, 10)).hp, 55],
  BURNING_BLOOD: [() => wins('BURNING_BLOOD', 20), 26],
  CIRCLET: [() => taken('CIRCLET').relicCount, 1],
  CULTIST_HEADPIECE: [() => taken('CULTIST_HEADPIECE').relicCount, 1],
  ENCHIRIDION: [
    () => {
      const g = arena({ relics: ['ENCHIRIDION'], deck: strikes(8) })
      const made = Array.from(g.s.subarray(S.HAND, S.HAND + g.handSize)).filter(
        slot => cardType[K.idIn(g, slot)] === POWER,
      )
      return made.map(slot => g.s[K.cardAt(slot) + K.TURN_COST])
    },
    [0],
  ],
  FACE_OF_CLERIC: [
    () => {
      const g = arena({ relics: ['FACE_OF_CLERIC'], hand: ['STRIKE_RED'], enemyHp: 1, encounter: 'CULTIST' })
      g.after = AFTER_FIGHT
      applyFightAction(g, encode(PLAY_CARD, 0, 0))
      return g.maxHp
    },
    81,
  ],
  GOLDEN_IDOL: [
    () => {
      const [plain, idol] = [runWith(), runWith({ relics: ['GOLDEN_IDOL'] })]
      for (const g of [plain, idol]) monsterRewards(g)
      return idol.s[S.REWARD_GOLD] - plain.s[S.REWARD_GOLD] === Math.round(plain.s[S.REWARD_GOLD] * 0.25)
    },
    true,
  ],
  GREMLIN_VISAGE: [() => look(fight('GREMLIN_VISAGE')).powers, { WEAK: 1 }],
  MARK_OF_THE_BLOOM: [() => after(runWith({ relics: ['MARK_OF_THE_BLOOM'] }), g => heal(g, 20)).hp, 50],
  MUTAGENIC_STRENGTH: [() => look(fight('MUTAGENIC_STRENGTH')).powers, { STRENGTH: 3, LOSE_STRENGTH: 3 }],
  NECRONOMICON: [
    () => {
      const g = plays(fight('NECRONOMICON', { hand: ['BLUDGEON'] }), 1)
      const owner = taken('NECRONOMICON')
      return [look(g).enemies[0].hp, idOf(owner.s[S.DECK + owner.deckSize - 1]) === C.NECRONOMICURSE]
    },
    [36, true],
  ],
  NEOWS_LAMENT: [
    () => {
      const g = taken('NEOWS_LAMENT')
      enterFight(g, E.THREE_CULTIST)
      return look(g).enemies.map(each => each.hp)
    },
    [1, 1, 1],
  ],
  NILRYS_CODEX: [() => choosing(ends(fight('NILRYS_CODEX'))), true],
  NLOTHS_GIFT: [
    () => {
      const rares = (relics: string[]) => {
        const g = runWith({ relics })
        let count = 0
        for (let i = 0; i < 400; i++) {
          g.rarityFactor = 0
          if (rollRarity(g, 4) === 2) count++
        }
        return count
      }
      return rares(['NLOTHS_GIFT']) > 2 * rares([])
    },
    true,
  ],
  NLOTHS_HUNGRY_FACE: [
    () => {
      const g = taken('NLOTHS_HUNGRY_FACE')
      const count = () => after(g, () => openChest(g)).rewardRelics
      return [count(), count()]
    },
    [0, 1],
  ],
  ODD_MUSHROOM: [() => struck({ relics: ['ODD_MUSHROOM'], powers: { VULNERABLE: 3 }, energy: 3 }).hp, 43],
  RED_CIRCLET: [() => taken('RED_CIRCLET').relicCount, 1],
  RED_MASK: [() => look(fight('RED_MASK')).enemies.map(each => each.powers.WEAK), [1, 1, 1]],
  SPIRIT_POOP: [() => taken('SPIRIT_POOP').relicCount, 1],
  SSSERPENT_HEAD: [
    () => {
      const g = runWith({ relics: ['SSSERPENT_HEAD'] })
      enterAt(g, EVENT_ROOM)
      return g.gold
    },
    149,
  ],
  WARPED_TONGS: [
    () => look(arena({ relics: ['WARPED_TONGS'], deck: strikes(9) })).hand.filter(key => key.endsWith('+')).length,
    1,
  ],
}
