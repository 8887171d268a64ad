import {
  cardKeys,
  cardNames,
  cardType,
  cardTypeNames,
  exhaustsWhenPlayed,
  isEthereal,
  isInnate,
  printedDamage,
} from './simulator/data/cards.ts'

const byName = new Map(cardNames.map((name, id) => [name, id]))

/** What a card is and does, in a few words, as far as numbers say it. */
export function cardWords(text: string): { type: string; words: string } {
  const upgraded = /\+\d*$/.test(text) ? 1 : 0
  const id = byName.get(text.replace(/\+\d*$/, ''))
  if (id === undefined || id === 0) return { type: '', words: '' }
  const damage = printedDamage(id, upgraded)
  const words = [
    effects[cardKeys[id]] ?? '',
    damage > 0 && !effects[cardKeys[id]] ? `${damage} damage` : '',
    isInnate(id, upgraded) ? 'innate' : '',
    isEthereal(id, upgraded) ? 'ethereal' : '',
    exhaustsWhenPlayed(id, upgraded) ? 'exhausts' : '',
  ]
  const number = (pair: string) => pair.split('|')[upgraded] ?? pair.split('|')[0]
  return {
    type: cardTypeNames[cardType[id]].toLowerCase(),
    words: words
      .filter(Boolean)
      .join('; ')
      .replace(/[\d?]+\|[\d?]+/g, number),
  }
}

/** Effects in our words; `6|9` is plain and upgraded. */
const effects: Readonly<Record<string, string>> = {
  STRIKE_RED: '6|9 damage',
  DEFEND_RED: '5|8 block',
  BASH: '8|10 damage, 2|3 Vulnerable',
  ANGER: '6|8 damage, a copy to the discard pile',
  ARMAMENTS: '5 block, upgrade a card of the hand (all of it when upgraded)',
  BODY_SLAM: 'damage equal to block',
  CLASH: '14|18 damage, only with nothing but attacks in hand',
  CLEAVE: '8|11 damage to all',
  CLOTHESLINE: '12|14 damage, 2|3 Weak',
  FLEX: '2|4 Strength this turn',
  HAVOC: 'play the top card of the draw pile and exhaust it',
  HEADBUTT: '9|12 damage, a discarded card on top of the draw pile',
  HEAVY_BLADE: '14 damage, Strength counts 3|5 times',
  IRON_WAVE: '5|7 damage, 5|7 block',
  PERFECTED_STRIKE: '6 damage, 2|3 more for each Strike',
  POMMEL_STRIKE: '9|10 damage, draw 1|2',
  SHRUG_IT_OFF: '8|11 block, draw 1',
  SWORD_BOOMERANG: '3 damage 3|4 times, at random',
  THUNDERCLAP: '4|7 damage and 1 Vulnerable to all',
  TRUE_GRIT: '7|9 block, exhaust a card',
  TWIN_STRIKE: '5|7 damage twice',
  WARCRY: 'draw 1|2, put one back on top',
  WILD_STRIKE: '12|17 damage, a Wound into the draw pile',
  BATTLE_TRANCE: 'draw 3|4, no more this turn',
  BLOOD_FOR_BLOOD: '18|22 damage, cheaper for each loss of HP',
  BLOODLETTING: 'lose 3 HP, 2|3 energy',
  BURNING_PACT: 'exhaust a card, draw 2|3',
  CARNAGE: '20|28 damage',
  COMBUST: 'each turn lose 1 HP, 5|7 damage to all',
  DARK_EMBRACE: 'draw 1 for each exhausted card',
  DISARM: 'the enemy loses 2|3 Strength',
  DROPKICK: '5|8 damage; if Vulnerable, 1 energy and draw 1',
  DUAL_WIELD: 'copy an attack or power 1|2 times',
  ENTRENCH: 'double the block',
  EVOLVE: 'draw 1|2 for each status drawn',
  FEEL_NO_PAIN: '3|4 block for each exhausted card',
  FIRE_BREATHING: '6|10 damage to all for each status or curse drawn',
  FLAME_BARRIER: '12|16 block, 4|6 damage back this turn',
  GHOSTLY_ARMOR: '10|13 block',
  HEMOKINESIS: 'lose 2 HP, 15|20 damage',
  INFERNAL_BLADE: 'a random attack, free this turn',
  INFLAME: '2|3 Strength',
  INTIMIDATE: '1|2 Weak to all',
  METALLICIZE: '3|4 block each turn',
  POWER_THROUGH: '15|20 block, two Wounds in hand',
  PUMMEL: '2 damage 4|5 times',
  RAGE: '3|5 block for each attack this turn',
  RAMPAGE: '8 damage, 5|8 more each time',
  RECKLESS_CHARGE: '7|10 damage, a Dazed into the draw pile',
  RUPTURE: '1|2 Strength for HP lost by cards',
  SEARING_BLOW: '12 damage, more with every upgrade',
  SECOND_WIND: 'exhaust all but attacks, 5|7 block each',
  SEEING_RED: '2 energy',
  SENTINEL: '5|8 block; 2|3 energy when exhausted',
  SEVER_SOUL: 'exhaust all but attacks, 16|22 damage',
  SHOCKWAVE: '3|5 Weak and Vulnerable to all',
  SPOT_WEAKNESS: '3|4 Strength if the enemy attacks',
  UPPERCUT: '13 damage, 1|2 Weak, 1|2 Vulnerable',
  WHIRLWIND: '5|8 damage to all, X times',
  BARRICADE: 'block stays',
  BERSERK: '2|1 Vulnerable, 1 energy each turn',
  BLUDGEON: '32|42 damage',
  BRUTALITY: 'each turn lose 1 HP, draw 1',
  CORRUPTION: 'skills cost 0 and exhaust',
  DEMON_FORM: '2|3 Strength each turn',
  DOUBLE_TAP: 'the next 1|2 attacks twice',
  EXHUME: 'take a card back from the exhausted',
  FEED: '10|12 damage; if it kills, 3|4 maximum HP',
  FIEND_FIRE: 'exhaust the hand, 7|10 damage each',
  IMMOLATE: '21|28 damage to all, a Burn to the discard pile',
  IMPERVIOUS: '30|40 block',
  JUGGERNAUT: '5|7 damage at random for each block gained',
  LIMIT_BREAK: 'double the Strength',
  OFFERING: 'lose 6 HP, 2 energy, draw 3|5',
  REAPER: '4|5 damage to all, heal what was dealt',
}
