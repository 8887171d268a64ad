/** Neow's bargains. Bonuses 0–5 are the first option, 6–10 the second, 11–17 the third, 18 the last. */
export const bonusTexts = [
  'Choose a card to obtain.',
  'Obtain a random rare card.',
  'Remove a card.',
  'Upgrade a card.',
  'Transform a card.',
  'Choose a colorless card to obtain.',
  'Obtain three potions.',
  'Obtain a random common relic.',
  'Max Hp +10%.',
  "Obtain Neow's Lament.",
  'Obtain 100 gold.',
  'Choose a rare colorless card to obtain.',
  'Remove two cards.',
  'Obtain a random rare relic.',
  'Choose a rare card to obtain.',
  'Obtain 250 gold.',
  'Transform two cards in your cards.',
  'Max Hp +20%.',
  'Obtain a random boss relic.',
] as const
export const drawbackTexts = [
  '',
  '',
  'Max Hp -10%.',
  'Lose all gold.',
  'Obtain a curse.',
  'Take 30% Hp damage.',
  'Lose your starter relic.',
] as const

export const THREE_CARDS = 0
export const RANDOM_RARE_CARD = 1
export const REMOVE_CARD = 2
export const UPGRADE_CARD = 3
export const TRANSFORM_CARD = 4
export const COLORLESS_CARD = 5
export const THREE_POTIONS = 6
export const COMMON_RELIC = 7
export const TENTH_MORE_HP = 8
export const LAMENT = 9
export const HUNDRED_GOLD = 10
export const RARE_COLORLESS_CARD = 11
export const REMOVE_TWO = 12
export const RARE_RELIC = 13
export const RARE_CARDS = 14
export const MUCH_GOLD = 15
export const TRANSFORM_TWO = 16
export const FIFTH_MORE_HP = 17
export const BOSS_RELIC = 18

export const NO_DRAWBACK = 1
export const TENTH_LESS_HP = 2
export const NO_GOLD = 3
export const A_CURSE = 4
export const DAMAGE = 5
export const NO_STARTER = 6

/** What the third option may give beside each drawback: never more of what it takes. */
export const thirdBonuses: Readonly<Record<number, readonly number[]>> = {
  [TENTH_LESS_HP]: [RARE_COLORLESS_CARD, REMOVE_TWO, RARE_RELIC, RARE_CARDS, MUCH_GOLD, TRANSFORM_TWO],
  [NO_GOLD]: [RARE_COLORLESS_CARD, REMOVE_TWO, RARE_RELIC, RARE_CARDS, TRANSFORM_TWO, FIFTH_MORE_HP],
  [A_CURSE]: [RARE_COLORLESS_CARD, RARE_RELIC, RARE_CARDS, MUCH_GOLD, TRANSFORM_TWO, FIFTH_MORE_HP],
  [DAMAGE]: [RARE_COLORLESS_CARD, REMOVE_TWO, RARE_RELIC, RARE_CARDS, MUCH_GOLD, TRANSFORM_TWO, FIFTH_MORE_HP],
}
