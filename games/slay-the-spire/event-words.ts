import { deckCardName } from './names.ts'
import { E } from './simulator/data/encounter-ids.ts'
import { EV } from './simulator/data/event-ids.ts'
import { bonusTexts, drawbackTexts } from './simulator/data/neow.ts'
import { potionNames } from './simulator/data/potions.ts'
import { relicNames } from './simulator/data/relics.ts'
import { shareDown, shareNear, shareUp } from './simulator/run/body.ts'
import * as S from './simulator/state.ts'

type Words = string | ((g: S.Spire) => string)
/** What is met, and what each option does, by the option's number. */
interface EventWords {
  readonly text: Words
  readonly options: readonly Words[]
}

const harsh = (g: S.Spire) => g.ascension >= 15
const upTo = (g: S.Spire, plain: number, worse: number) => String(harsh(g) ? worse : plain)
const leave = 'Leave'
const deckCard = (g: S.Spire, place: number) => deckCardName(g.s[S.DECK + place], g.s[S.DECK_MISC + place])
const relicAt = (g: S.Spire, place: number) => relicNames[g.s[S.RELICS + place]]

/** All of it in our own words; what an option hides until it is taken is called by its odds. */
export const eventWords: Readonly<Record<number, EventWords>> = {
  [EV.NEOW]: {
    text: 'A whale-like spirit at the foot of the spire offers a bargain.',
    options: [0, 1, 2, 3].map(bargain),
  },
  [EV.BIG_FISH]: {
    text: 'A banana, a donut and a box hang from strings.',
    options: [
      g => `Banana: heal ${shareDown(g, 1 / 3)} HP`,
      'Donut: 5 maximum HP',
      'Box: a random relic, and the curse Regret',
    ],
  },
  [EV.THE_CLERIC]: {
    text: 'A cleric sells healing and cleansing.',
    options: [
      g => `Pay 35 gold: heal ${shareDown(g, 0.25)} HP`,
      g => `Pay ${upTo(g, 50, 75)} gold: remove a card`,
      leave,
    ],
  },
  [EV.DEAD_ADVENTURER]: {
    text: g => `A dead adventurer and his pack, ${killer(g)}. Whoever did it may come back.`,
    options: [
      g => `Search: gold, a relic or nothing; ${g.phase * 25 + (harsh(g) ? 35 : 25)} % to be attacked by an elite`,
      leave,
    ],
  },
  [EV.GOLDEN_IDOL]: {
    text: 'A golden idol on a pedestal that is surely a trap.',
    options: [
      'Take the Golden Idol and set off the trap',
      leave,
      'Outrun the boulder: the curse Injury',
      g => `Smash it: take ${g.cost0} damage`,
      g => `Hide: lose ${g.cost1} maximum HP`,
    ],
  },
  [EV.WING_STATUE]: {
    text: 'A winged statue, worn by those who prayed to it.',
    options: ['Pray: lose 7 HP, remove a card', 'Break it: 50 to 80 gold', leave],
  },
  [EV.WORLD_OF_GOOP]: {
    text: 'You fall into a puddle of slime; there is gold in it.',
    options: ['Gather the gold: 75 gold, 11 damage', g => `Leave: lose ${g.cost0} gold`],
  },
  [EV.THE_SSSSSERPENT]: {
    text: 'A serpent offers gold for a doubt.',
    options: [g => `Agree: ${upTo(g, 175, 150)} gold, and the curse Doubt`, leave],
  },
  [EV.LIVING_WALL]: {
    text: 'Faces in a wall ask what you want to be rid of, or to become.',
    options: ['Forget: remove a card', 'Change: transform a card', 'Grow: upgrade a card'],
  },
  [EV.HYPNOTIZING_COLORED_MUSHROOMS]: {
    text: 'Bright mushrooms block the way.',
    options: [
      'Trample them: fight three Fungi Beasts for gold and the Odd Mushroom',
      g => `Eat: heal ${shareDown(g, 0.25)} HP, and the curse Parasite`,
    ],
  },
  [EV.SCRAP_OOZE]: {
    text: 'A slime full of scrap; something in it glints.',
    options: [g => `Reach in: ${upTo(g, 3, 5)} damage, a relic with ${g.counter * 10 + 26} %`, leave],
  },
  [EV.SHINING_LIGHT]: {
    text: 'A mass of light shines in the middle of the room.',
    options: [g => `Enter: ${g.cost0} damage, upgrade two random cards`, leave],
  },
  [EV.PLEADING_VAGRANT]: {
    text: 'A vagrant begs for gold.',
    options: ['Give 85 gold: a relic', 'Rob him: a relic, and the curse Shame', leave],
  },
  [EV.ANCIENT_WRITING]: {
    text: 'Writing on a wall, in a tongue nobody speaks.',
    options: ['Elegance: remove a card', 'Simplicity: upgrade every Strike and Defend'],
  },
  [EV.OLD_BEGGAR]: { text: 'An old beggar holds out his hand.', options: ['Give 75 gold: remove a card', leave] },
  [EV.COLOSSEUM]: {
    text: g =>
      g.phase === 0 ? 'You wake in an arena, before a crowd.' : 'The slavers are beaten; the crowd wants more.',
    options: [
      g => (g.phase === 0 ? 'Fight two slavers' : 'Flee'),
      'Fight a Taskmaster and a Gremlin Nob for a rare and an uncommon relic and 100 gold',
    ],
  },
  [EV.CURSED_TOME]: {
    text: 'A book on a pedestal reads itself to you. It hurts.',
    options: [
      'Read',
      leave,
      'Read on: lose 1 HP',
      'Read on: lose 2 HP',
      'Read on: lose 3 HP',
      g => `Take the book: lose ${upTo(g, 10, 15)} HP, one of three relics`,
      'Stop: lose 3 HP',
    ],
  },
  [EV.AUGMENTER]: {
    text: 'A man offers to test something on you.',
    options: [
      'Test J.A.X.: get the card',
      'Become a subject: transform two cards',
      'Drink mutagens: the relic Mutagenic Strength',
    ],
  },
  [EV.FORGOTTEN_ALTAR]: {
    text: 'An altar waits for an offering.',
    options: [
      'Offer the Golden Idol: it becomes the Bloody Idol',
      g => `Sacrifice: 5 maximum HP, lose ${g.cost0} HP`,
      'Desecrate: the curse Decay',
    ],
  },
  [EV.GHOSTS]: {
    text: 'Ghosts offer to make you less than solid.',
    options: [g => `Accept: lose ${g.cost0} maximum HP, get ${upTo(g, 5, 3)} Apparitions`, 'Refuse'],
  },
  [EV.MASKED_BANDITS]: {
    text: 'Three masked bandits want your purse.',
    options: ['Pay: lose all gold', 'Fight them for gold and the Red Mask'],
  },
  [EV.THE_NEST]: {
    text: 'Cultists in a hut; a coffer stands open.',
    options: [g => `Steal: ${upTo(g, 99, 50)} gold`, 'Join them: 6 damage, get a Ritual Dagger'],
  },
  [EV.THE_LIBRARY]: {
    text: 'A library without a keeper.',
    options: ['Read: choose one of twenty cards', g => `Sleep: heal ${g.cost0} HP`],
  },
  [EV.THE_MAUSOLEUM]: {
    text: 'A coffin hums in a mausoleum.',
    options: [g => `Open it: a relic, and the curse Writhe ${harsh(g) ? '' : 'with 50 %'}`.trim(), leave],
  },
  [EV.VAMPIRES]: {
    text: 'Pale figures offer to make you one of them: Strikes become Bites.',
    options: [
      'Give the Blood Vial: lose all Strikes, get five Bites',
      g => `Accept: lose ${g.cost0} maximum HP and all Strikes, get five Bites`,
      'Refuse',
    ],
  },
  [EV.FALLING]: {
    text: 'The floor is gone. Something must be let go of.',
    options: [
      g => `Let go of ${deckCard(g, g.pickB)}`,
      g => `Let go of ${deckCard(g, g.pickC)}`,
      g => `Let go of ${deckCard(g, g.pickA)}`,
      'Land',
    ],
  },
  [EV.MINDBLOOM]: {
    text: 'Your thoughts take shape.',
    options: [
      'War: fight a boss of act 1 for a rare relic',
      'Waking: upgrade every card, never heal again',
      'Wealth: 999 gold, two Normality',
      'Health: heal to full, the curse Doubt',
    ],
  },
  [EV.THE_MOAI_HEAD]: {
    text: 'A stone head opens its mouth.',
    options: [
      g => `Jump in: lose ${shareNear(g, harsh(g) ? 0.18 : 0.125)} maximum HP, heal to full`,
      'Offer the Golden Idol: 333 gold',
      leave,
    ],
  },
  [EV.MYSTERIOUS_SPHERE]: {
    text: 'A sphere of flesh and metal, guarded.',
    options: ['Open it: fight two Orb Walkers for a rare relic', leave],
  },
  [EV.SENSORY_STONE]: {
    text: 'A stone shows memories that are not yours.',
    options: [
      'One memory: a colourless card',
      'Two memories: two colourless cards, lose 5 HP',
      'Three memories: three colourless cards, lose 10 HP',
    ],
  },
  [EV.TOMB_OF_LORD_RED_MASK]: {
    text: 'The tomb of the lord of bandits.',
    options: ['Put on the Red Mask: 222 gold', g => `Offer all ${g.gold} gold: the Red Mask`, leave],
  },
  [EV.WINDING_HALLS]: {
    text: 'Every corridor leads back here.',
    options: [
      g => `Embrace madness: two Madness, lose ${g.cost0} HP`,
      g => `Press on: heal ${g.cost1} HP, the curse Writhe`,
      g => `Retrace your steps: lose ${g.cost2} maximum HP`,
    ],
  },
  [EV.MATCH_AND_KEEP]: {
    text: g => `Twelve cards face down, six pairs. ${g.counter} tries left; a pair that is found is kept.`,
    options: Array.from({ length: 12 }, (_, i) => (g: S.Spire) => place(g, i)),
  },
  [EV.GOLDEN_SHRINE]: {
    text: 'A shrine of gold.',
    options: [g => `Pray: ${upTo(g, 100, 50)} gold`, 'Desecrate: 275 gold, the curse Regret', leave],
  },
  [EV.TRANSMORGRIFIER]: { text: 'A shrine of change.', options: ['Pray: transform a card', leave] },
  [EV.PURIFIER]: { text: 'A shrine of purity.', options: ['Pray: remove a card', leave] },
  [EV.UPGRADE_SHRINE]: { text: 'A shrine of growth.', options: ['Pray: upgrade a card', leave] },
  [EV.WHEEL_OF_CHANGE]: {
    text: 'A wheel of fortune. It has been paid for already.',
    options: [
      g =>
        `Spin: ${g.act * 100} gold, a relic, full HP, the curse Decay, removing a card, or losing ${shareDown(g, harsh(g) ? 0.15 : 0.1)} HP`,
    ],
  },
  [EV.OMINOUS_FORGE]: {
    text: 'A forge, still hot.',
    options: ['Forge: upgrade a card', 'Rummage: the Warped Tongs, and the curse Pain', leave],
  },
  [EV.BONFIRE_SPIRITS]: { text: 'Spirits dance around a fire.', options: [] },
  [EV.DESIGNER_IN_SPIRE]: {
    text: 'A designer offers to improve you.',
    options: [
      g => `Adjust, ${upTo(g, 40, 50)} gold: upgrade a card`,
      g => `Adjust, ${upTo(g, 40, 50)} gold: upgrade two random cards`,
      g => `Clean up, ${upTo(g, 60, 75)} gold: remove a card`,
      g => `Clean up, ${upTo(g, 60, 75)} gold: transform two random cards`,
      g => `Full service, ${upTo(g, 90, 110)} gold: remove a card, upgrade a random one`,
      g => `Punch him: lose ${upTo(g, 3, 5)} HP`,
    ],
  },
  [EV.DUPLICATOR]: { text: 'A shrine with two faces.', options: ['Pray: copy a card', leave] },
  [EV.FACE_TRADER]: {
    text: 'Somebody collects faces.',
    options: [
      g => `Let him touch yours: ${upTo(g, 75, 50)} gold, ${Math.max(1, shareDown(g, 0.1))} damage`,
      'Trade: a random face as a relic, two of five good, one neither, two bad',
      leave,
    ],
  },
  [EV.THE_DIVINE_FOUNTAIN]: { text: 'A fountain washes curses away.', options: ['Drink: remove all curses', leave] },
  [EV.KNOWING_SKULL]: {
    text: 'A skull answers wishes, for a price.',
    options: [
      g => `Riches: 90 gold for ${g.cost0} HP`,
      g => `Success: an uncommon colourless card for ${g.cost1} HP`,
      g => `A pick-me-up: a potion for ${g.cost2} HP`,
      'Leave: lose 6 HP',
    ],
  },
  [EV.LAB]: { text: 'A laboratory, deserted.', options: ['Search'] },
  [EV.NLOTH]: {
    text: "N'loth wants a relic for his gift.",
    options: [g => `Give ${relicAt(g, g.pickA)}`, g => `Give ${relicAt(g, g.pickB)}`, leave],
  },
  [EV.NOTE_FOR_YOURSELF]: {
    text: 'A loose brick hides a note, and a card left by someone.',
    options: ['Take Iron Wave, then leave a card of yours', leave],
  },
  [EV.SECRET_PORTAL]: { text: 'A portal leads straight to the boss.', options: ['Enter it', leave] },
  [EV.THE_JOUST]: {
    text: 'Two fighters on a bridge; onlookers take bets of 50 gold.',
    options: ['Bet on the murderer: 100 gold with 70 %', 'Bet on the owner: 250 gold with 30 %'],
  },
  [EV.WE_MEET_AGAIN]: {
    text: 'Ranwid knows you, he says, and would trade a relic.',
    options: [
      g => `Give ${potionNames[g.s[S.POTIONS + g.pickA]] ?? 'a potion'}: a relic`,
      g => `Give ${g.cost0} gold: a relic`,
      g => `Give ${deckCard(g, g.pickB)}: a relic`,
      'Attack him and leave',
    ],
  },
  [EV.THE_WOMAN_IN_BLUE]: {
    text: 'A woman in blue sells potions.',
    options: [
      'One potion: 20 gold',
      'Two potions: 30 gold',
      'Three potions: 40 gold',
      g => (harsh(g) ? `Leave: lose ${shareUp(g, 0.05)} HP` : leave),
    ],
  },
}

const said = (words: Words | undefined, g: S.Spire): string => (typeof words === 'function' ? words(g) : (words ?? ''))

export const eventText = (g: S.Spire): string => said(eventWords[g.event]?.text, g)
export const optionText = (g: S.Spire, option: number): string => said(eventWords[g.event]?.options[option], g)

function bargain(option: number): Words {
  return g => {
    const bonus = tidy(bonusTexts[g.s[S.NEOW + 2 * option]])
    const drawback = tidy(drawbackTexts[g.s[S.NEOW + 2 * option + 1]] ?? '')
    return drawback === '' ? bonus : `${drawback}; ${bonus.charAt(0).toLowerCase()}${bonus.slice(1)}`
  }
}

const tidy = (text: string) =>
  text
    .replace(/\.$/, '')
    .replace(/\bHp\b/g, 'HP')
    .replace(' in your cards', '')

/** The marks on him tell which elite it was. */
function killer(g: S.Spire): string {
  if (g.pickA === E.THREE_SENTRIES) return 'scorched by beams'
  return g.pickA === E.GREMLIN_NOB ? 'trampled by something horned' : 'torn by huge claws'
}

function place(g: S.Spire, i: number): string {
  const where = `row ${Math.trunc(i / 4) + 1}, card ${(i % 4) + 1}`
  return g.s[S.FLIPPED + i] === 0 ? `${where}: face down` : `${where}: ${deckCardName(g.s[S.SELECT + i])}`
}
