import type { Setting } from './arena.ts'

/** What playing a card leaves behind, in the words of its text; only what is named is looked at. */
export interface After {
  /** HP lost by the enemies, the one aimed at first. */
  readonly hurts?: readonly number[]
  readonly block?: number
  /** Energy spent, negative if gained. */
  readonly costs?: number
  readonly hp?: number
  readonly maxHp?: number
  readonly gold?: number
  readonly powers?: Readonly<Record<string, number>>
  /** Powers of the enemy aimed at, and of all three. */
  readonly inflicts?: Readonly<Record<string, number>>
  readonly inflictsAll?: Readonly<Record<string, number>>
  readonly hand?: readonly string[]
  readonly draw?: readonly string[]
  readonly discard?: readonly string[]
  readonly exhaust?: readonly string[]
  /** How many cards are in a pile now, where chance decides which. */
  readonly counts?: Readonly<Partial<Record<'hand' | 'draw' | 'discard' | 'exhaust', number>>>
  readonly handCosts?: readonly number[]
}

export interface CardCase {
  readonly setting?: Setting
  /** Picked if the card lets the player choose. */
  readonly picks?: number | readonly number[]
  readonly plain: After
  readonly upgraded: After
}

/** Beside the card in hand: Strike and Defend; on the draw pile, bottom first: Wound, Bash, Strike, Defend, Anger. */
export const usual: Setting = {
  energy: 5,
  draw: ['WOUND', 'BASH', 'STRIKE_RED', 'DEFEND_RED', 'ANGER'],
  discard: ['CLEAVE', 'IRON_WAVE'],
}
export const beside = ['STRIKE_RED', 'DEFEND_RED']

const both = (plain: After, upgraded: After, more: Partial<CardCase> = {}): CardCase => ({ plain, upgraded, ...more })
const same = (after: After, more: Partial<CardCase> = {}): CardCase => ({ plain: after, upgraded: after, ...more })
const hits = (plain: number, upgraded: number, costs: number, upgradedCosts = costs): CardCase =>
  both({ hurts: [plain, 0, 0], costs }, { hurts: [upgraded, 0, 0], costs: upgradedCosts })
const hitsAll = (plain: number, upgraded: number, costs: number): CardCase =>
  both({ hurts: [plain, plain, plain], costs }, { hurts: [upgraded, upgraded, upgraded], costs })
const blocks = (plain: number, upgraded: number, costs: number): CardCase =>
  both({ block: plain, costs }, { block: upgraded, costs })
const gives = (power: string, plain: number, upgraded: number, costs: number, upgradedCosts = costs): CardCase =>
  both({ powers: { [power]: plain }, costs }, { powers: { [power]: upgraded }, costs: upgradedCosts })

/** Cards that are exhausted by being played: always, or unless upgraded. */
export const exhausting = new Set(
  `APOTHEOSIS APPARITION BANDAGE_UP CHRYSALIS DARK_SHACKLES DISARM DRAMATIC_ENTRANCE EXHUME FEED FIEND_FIRE IMPERVIOUS
   INFERNAL_BLADE INTIMIDATE JACK_OF_ALL_TRADES MADNESS MASTER_OF_STRATEGY METAMORPHOSIS OFFERING PANACEA PANIC_BUTTON PRIDE
   PUMMEL PURITY REAPER RITUAL_DAGGER SEEING_RED SHOCKWAVE SLIMED TRANSMUTATION VIOLENCE WARCRY`.split(/\s+/),
)
export const exhaustingUnlessUpgraded = new Set(
  'DISCOVERY LIMIT_BREAK SECRET_TECHNIQUE SECRET_WEAPON THINKING_AHEAD'.split(' '),
)

/** Every card that can be played, by key. */
export const cardCases: Readonly<Record<string, CardCase>> = {
  // Attacks
  ANGER: both(
    { hurts: [6, 0, 0], costs: 0, discard: ['CLEAVE', 'IRON_WAVE', 'ANGER', 'ANGER'] },
    { hurts: [8, 0, 0], costs: 0, discard: ['CLEAVE', 'IRON_WAVE', 'ANGER+', 'ANGER+'] },
  ),
  BASH: both(
    { hurts: [8, 0, 0], costs: 2, inflicts: { VULNERABLE: 2 } },
    { hurts: [10, 0, 0], costs: 2, inflicts: { VULNERABLE: 3 } },
  ),
  BITE: both({ hurts: [7, 0, 0], costs: 1, hp: 52 }, { hurts: [8, 0, 0], costs: 1, hp: 53 }),
  BLOOD_FOR_BLOOD: hits(18, 22, 4, 3),
  BLUDGEON: hits(32, 42, 3),
  BODY_SLAM: both({ hurts: [11, 0, 0], costs: 1 }, { hurts: [11, 0, 0], costs: 0 }, { setting: { block: 11 } }),
  CARNAGE: hits(20, 28, 2),
  CLASH: { ...hits(14, 18, 0), setting: { hand: ['STRIKE_RED'] } },
  CLEAVE: hitsAll(8, 11, 1),
  CLOTHESLINE: both(
    { hurts: [12, 0, 0], costs: 2, inflicts: { WEAK: 2 } },
    { hurts: [14, 0, 0], costs: 2, inflicts: { WEAK: 3 } },
  ),
  DRAMATIC_ENTRANCE: hitsAll(8, 12, 0),
  DROPKICK: both(
    { hurts: [7, 0, 0], costs: 0, counts: { hand: 3 } },
    { hurts: [12, 0, 0], costs: 0, counts: { hand: 3 } },
    { setting: { enemyPowers: { VULNERABLE: 1 } } },
  ),
  FEED: both({ maxHp: 83, hp: 53, costs: 1 }, { maxHp: 84, hp: 54, costs: 1 }, { setting: { enemyHp: 9 } }),
  FIEND_FIRE: both(
    { hurts: [14, 0, 0], costs: 2, hand: [], counts: { exhaust: 3 } },
    { hurts: [20, 0, 0], costs: 2, hand: [], counts: { exhaust: 3 } },
  ),
  FLASH_OF_STEEL: both(
    { hurts: [3, 0, 0], costs: 0, hand: [...beside, 'ANGER'] },
    { hurts: [6, 0, 0], costs: 0, hand: [...beside, 'ANGER'] },
  ),
  HAND_OF_GREED: both({ gold: 119, costs: 2 }, { gold: 124, costs: 2 }, { setting: { enemyHp: 15 } }),
  HEADBUTT: both(
    { hurts: [9, 0, 0], costs: 1, draw: ['WOUND', 'BASH', 'STRIKE_RED', 'DEFEND_RED', 'ANGER', 'IRON_WAVE'] },
    { hurts: [12, 0, 0], costs: 1, draw: ['WOUND', 'BASH', 'STRIKE_RED', 'DEFEND_RED', 'ANGER', 'IRON_WAVE'] },
    { picks: 1 },
  ),
  HEAVY_BLADE: both(
    { hurts: [20, 0, 0], costs: 2 },
    { hurts: [24, 0, 0], costs: 2 },
    { setting: { powers: { STRENGTH: 2 } } },
  ),
  HEMOKINESIS: both({ hurts: [15, 0, 0], hp: 48, costs: 1 }, { hurts: [20, 0, 0], hp: 48, costs: 1 }),
  IMMOLATE: both(
    { hurts: [21, 21, 21], costs: 2, discard: ['CLEAVE', 'IRON_WAVE', 'BURN', 'IMMOLATE'] },
    { hurts: [28, 28, 28], costs: 2, discard: ['CLEAVE', 'IRON_WAVE', 'BURN', 'IMMOLATE+'] },
  ),
  IRON_WAVE: both(
    { hurts: [5, 0, 0], block: 7, costs: 1 },
    { hurts: [7, 0, 0], block: 9, costs: 1 },
    { setting: { powers: { DEXTERITY: 2 } } },
  ),
  MIND_BLAST: both({ hurts: [5, 0, 0], costs: 2 }, { hurts: [5, 0, 0], costs: 1 }),
  PERFECTED_STRIKE: both({ hurts: [12, 0, 0], costs: 2 }, { hurts: [15, 0, 0], costs: 2 }),
  POMMEL_STRIKE: both(
    { hurts: [9, 0, 0], costs: 1, hand: [...beside, 'ANGER'] },
    { hurts: [10, 0, 0], costs: 1, hand: [...beside, 'ANGER', 'DEFEND_RED'] },
  ),
  PUMMEL: hits(8, 10, 1),
  RAMPAGE: hits(8, 8, 1),
  REAPER: both({ hurts: [4, 4, 4], hp: 62, costs: 2 }, { hurts: [5, 5, 5], hp: 65, costs: 2 }),
  RECKLESS_CHARGE: both(
    { hurts: [7, 0, 0], costs: 0, counts: { draw: 6 } },
    { hurts: [10, 0, 0], costs: 0, counts: { draw: 6 } },
  ),
  RITUAL_DAGGER: hits(15, 15, 1),
  SEARING_BLOW: both({ hurts: [12, 0, 0], costs: 2 }, { hurts: [16, 0, 0], costs: 2 }),
  SEVER_SOUL: both(
    { hurts: [16, 0, 0], costs: 2, hand: ['STRIKE_RED'], exhaust: ['DEFEND_RED'] },
    { hurts: [22, 0, 0], costs: 2, hand: ['STRIKE_RED'], exhaust: ['DEFEND_RED'] },
  ),
  STRIKE_RED: hits(6, 9, 1),
  SWIFT_STRIKE: hits(7, 10, 0),
  SWORD_BOOMERANG: both(
    { hurts: [9], costs: 1 },
    { hurts: [12], costs: 1 },
    { setting: { encounter: 'CULTIST', enemyHp: 100 } },
  ),
  THUNDERCLAP: both(
    { hurts: [4, 4, 4], costs: 1, inflictsAll: { VULNERABLE: 1 } },
    { hurts: [7, 7, 7], costs: 1, inflictsAll: { VULNERABLE: 1 } },
  ),
  TWIN_STRIKE: hits(10, 14, 1),
  UPPERCUT: both(
    { hurts: [13, 0, 0], costs: 2, inflicts: { WEAK: 1, VULNERABLE: 1 } },
    { hurts: [13, 0, 0], costs: 2, inflicts: { WEAK: 2, VULNERABLE: 2 } },
  ),
  WHIRLWIND: both({ hurts: [25, 25, 25], costs: 5 }, { hurts: [40, 40, 40], costs: 5 }),
  WILD_STRIKE: both(
    { hurts: [12, 0, 0], costs: 1, counts: { draw: 6 } },
    { hurts: [17, 0, 0], costs: 1, counts: { draw: 6 } },
  ),

  // Skills
  APOTHEOSIS: both(
    { costs: 2, hand: ['STRIKE_RED+', 'DEFEND_RED+'], discard: ['CLEAVE+', 'IRON_WAVE+'] },
    { costs: 1, draw: ['WOUND', 'BASH+', 'STRIKE_RED+', 'DEFEND_RED+', 'ANGER+'] },
  ),
  APPARITION: gives('INTANGIBLE', 1, 1, 1),
  ARMAMENTS: both(
    { block: 5, costs: 1, hand: ['DEFEND_RED', 'STRIKE_RED+'] },
    { block: 5, costs: 1, hand: ['STRIKE_RED+', 'DEFEND_RED+'] },
    { picks: 0 },
  ),
  BANDAGE_UP: both({ hp: 54, costs: 0 }, { hp: 56, costs: 0 }),
  BATTLE_TRANCE: both(
    { hand: [...beside, 'ANGER', 'DEFEND_RED', 'STRIKE_RED'], powers: { NO_DRAW: 1 }, costs: 0 },
    { hand: [...beside, 'ANGER', 'DEFEND_RED', 'STRIKE_RED', 'BASH'], powers: { NO_DRAW: 1 }, costs: 0 },
  ),
  BLIND: both({ costs: 0, inflicts: { WEAK: 2 } }, { costs: 0, inflictsAll: { WEAK: 2 } }),
  BLOODLETTING: both({ hp: 47, costs: -2 }, { hp: 47, costs: -3 }),
  BURNING_PACT: both(
    { costs: 1, exhaust: ['DEFEND_RED'], hand: ['STRIKE_RED', 'ANGER', 'DEFEND_RED'] },
    { costs: 1, exhaust: ['DEFEND_RED'], hand: ['STRIKE_RED', 'ANGER', 'DEFEND_RED', 'STRIKE_RED'] },
    { picks: 1 },
  ),
  CHRYSALIS: both({ costs: 2, counts: { draw: 8 } }, { costs: 2, counts: { draw: 10 } }),
  DARK_SHACKLES: both(
    { costs: 0, inflicts: { STRENGTH: -9, SHACKLED: 9 } },
    { costs: 0, inflicts: { STRENGTH: -15, SHACKLED: 15 } },
  ),
  DEEP_BREATH: both(
    { costs: 0, discard: ['DEEP_BREATH'], counts: { hand: 3, draw: 6 } },
    { costs: 0, discard: ['DEEP_BREATH+'], counts: { hand: 4, draw: 5 } },
  ),
  DEFEND_RED: blocks(5, 8, 1),
  DISARM: both({ costs: 1, inflicts: { STRENGTH: -2 } }, { costs: 1, inflicts: { STRENGTH: -3 } }),
  DISCOVERY: same({ costs: 1, counts: { hand: 3 }, handCosts: [1, 1, 0] }, { picks: 0 }),
  DOUBLE_TAP: gives('DOUBLE_TAP', 1, 2, 1),
  DUAL_WIELD: both(
    { costs: 1, hand: ['STRIKE_RED', 'DEFEND_RED', 'STRIKE_RED'] },
    { costs: 1, hand: ['STRIKE_RED', 'DEFEND_RED', 'STRIKE_RED', 'STRIKE_RED'] },
  ),
  ENLIGHTENMENT: same({ costs: 0, handCosts: [1, 1] }, { setting: { hand: ['BASH', 'BLUDGEON'] } }),
  ENTRENCH: both({ block: 14, costs: 2 }, { block: 14, costs: 1 }, { setting: { block: 7 } }),
  EXHUME: both(
    { costs: 1, hand: [...beside, 'OFFERING'] },
    { costs: 0, hand: [...beside, 'OFFERING'] },
    { setting: { exhaust: ['OFFERING'] } },
  ),
  FINESSE: both({ block: 2, costs: 0, counts: { hand: 3 } }, { block: 4, costs: 0, counts: { hand: 3 } }),
  FLAME_BARRIER: both(
    { block: 12, costs: 2, powers: { FLAME_BARRIER: 4 } },
    { block: 16, costs: 2, powers: { FLAME_BARRIER: 6 } },
  ),
  FLEX: both(
    { costs: 0, powers: { STRENGTH: 2, LOSE_STRENGTH: 2 } },
    { costs: 0, powers: { STRENGTH: 4, LOSE_STRENGTH: 4 } },
  ),
  FORETHOUGHT: {
    picks: [1],
    plain: {
      costs: 0,
      hand: ['STRIKE_RED'],
      draw: ['DEFEND_RED', 'WOUND', 'BASH', 'STRIKE_RED', 'DEFEND_RED', 'ANGER'],
    },
    upgraded: { costs: 0, hand: ['STRIKE_RED'], counts: { draw: 6 } },
  },
  GHOSTLY_ARMOR: blocks(10, 13, 1),
  GOOD_INSTINCTS: blocks(6, 9, 0),
  HAVOC: both({ costs: 1, exhaust: ['ANGER'] }, { costs: 0, exhaust: ['ANGER'] }),
  IMPATIENCE: both(
    { costs: 0, counts: { hand: 3 } },
    { costs: 0, counts: { hand: 4 } },
    { setting: { hand: ['DEFEND_RED'] } },
  ),
  IMPERVIOUS: blocks(30, 40, 2),
  INFERNAL_BLADE: both(
    { costs: 1, counts: { hand: 3 }, handCosts: [1, 1, 0] },
    { costs: 0, counts: { hand: 3 }, handCosts: [1, 1, 0] },
  ),
  INTIMIDATE: both({ costs: 0, inflictsAll: { WEAK: 1 } }, { costs: 0, inflictsAll: { WEAK: 2 } }),
  JACK_OF_ALL_TRADES: both({ costs: 0, counts: { hand: 3 } }, { costs: 0, counts: { hand: 4 } }),
  JAX: both({ hp: 47, costs: 0, powers: { STRENGTH: 2 } }, { hp: 47, costs: 0, powers: { STRENGTH: 3 } }),
  LIMIT_BREAK: same({ costs: 1, powers: { STRENGTH: 6 } }, { setting: { powers: { STRENGTH: 3 } } }),
  MADNESS: both({ costs: 1, handCosts: [0] }, { costs: 0, handCosts: [0] }, { setting: { hand: ['BLUDGEON'] } }),
  MASTER_OF_STRATEGY: both({ costs: 0, counts: { hand: 5 } }, { costs: 0, counts: { hand: 6 } }),
  METAMORPHOSIS: both({ costs: 2, counts: { draw: 8 } }, { costs: 2, counts: { draw: 10 } }),
  OFFERING: both({ hp: 44, costs: -2, counts: { hand: 5 } }, { hp: 44, costs: -2, counts: { hand: 7 } }),
  PANACEA: gives('ARTIFACT', 1, 2, 0),
  PANIC_BUTTON: both(
    { block: 30, costs: 0, powers: { NO_BLOCK: 2 } },
    { block: 40, costs: 0, powers: { NO_BLOCK: 2 } },
  ),
  POWER_THROUGH: both(
    { block: 15, costs: 1, hand: [...beside, 'WOUND', 'WOUND'] },
    { block: 20, costs: 1, hand: [...beside, 'WOUND', 'WOUND'] },
  ),
  PURITY: same({ costs: 0, hand: [], counts: { exhaust: 3 } }, { picks: [0, 1] }),
  RAGE: gives('RAGE', 3, 5, 0),
  SECOND_WIND: both(
    { block: 5, costs: 1, hand: ['STRIKE_RED'], exhaust: ['DEFEND_RED'] },
    { block: 7, costs: 1, hand: ['STRIKE_RED'], exhaust: ['DEFEND_RED'] },
  ),
  SECRET_TECHNIQUE: same({ costs: 0, hand: [...beside, 'DEFEND_RED'] }),
  SECRET_WEAPON: same({ costs: 0, hand: [...beside, 'BASH'] }, { picks: 1 }),
  SEEING_RED: both({ costs: -1 }, { costs: -2 }),
  SENTINEL: blocks(5, 8, 1),
  SHOCKWAVE: both(
    { costs: 2, inflictsAll: { WEAK: 3, VULNERABLE: 3 } },
    { costs: 2, inflictsAll: { WEAK: 5, VULNERABLE: 5 } },
  ),
  SHRUG_IT_OFF: both({ block: 8, costs: 1, counts: { hand: 3 } }, { block: 11, costs: 1, counts: { hand: 3 } }),
  SPOT_WEAKNESS: both(
    { costs: 1, powers: { STRENGTH: 3 } },
    { costs: 1, powers: { STRENGTH: 4 } },
    { setting: { encounter: 'JAW_WORM' } },
  ),
  THE_BOMB: both({ costs: 2 }, { costs: 2 }),
  THINKING_AHEAD: same(
    { costs: 0, hand: ['DEFEND_RED', 'ANGER', 'DEFEND_RED'], draw: ['WOUND', 'BASH', 'STRIKE_RED', 'STRIKE_RED'] },
    { picks: 0 },
  ),
  TRANSMUTATION: both({ costs: 5, counts: { hand: 7 } }, { costs: 5, counts: { hand: 7 } }),
  TRIP: both({ costs: 0, inflicts: { VULNERABLE: 2 } }, { costs: 0, inflictsAll: { VULNERABLE: 2 } }),
  TRUE_GRIT: both(
    { block: 7, costs: 1, counts: { hand: 1, exhaust: 1 } },
    { block: 9, costs: 1, hand: ['STRIKE_RED'], exhaust: ['DEFEND_RED'] },
    { picks: 1 },
  ),
  VIOLENCE: both({ costs: 0, counts: { hand: 5, draw: 2 } }, { costs: 0, counts: { hand: 5, draw: 2 } }),
  WARCRY: both(
    { costs: 0, hand: ['STRIKE_RED', 'DEFEND_RED'], draw: ['WOUND', 'BASH', 'STRIKE_RED', 'DEFEND_RED', 'ANGER'] },
    { costs: 0, hand: ['STRIKE_RED', 'DEFEND_RED', 'DEFEND_RED'] },
    { picks: 2 },
  ),

  // Powers
  BARRICADE: gives('BARRICADE', 1, 1, 3, 2),
  BERSERK: gives('VULNERABLE', 2, 1, 0),
  BRUTALITY: gives('BRUTALITY', 1, 1, 0),
  COMBUST: gives('COMBUST', 5, 7, 1),
  CORRUPTION: both({ powers: { CORRUPTION: 1 }, costs: 3, handCosts: [1, 0] }, { powers: { CORRUPTION: 1 }, costs: 2 }),
  DARK_EMBRACE: gives('DARK_EMBRACE', 1, 1, 2, 1),
  DEMON_FORM: gives('DEMON_FORM', 2, 3, 3),
  EVOLVE: gives('EVOLVE', 1, 2, 1),
  FEEL_NO_PAIN: gives('FEEL_NO_PAIN', 3, 4, 1),
  FIRE_BREATHING: gives('FIRE_BREATHING', 6, 10, 1),
  INFLAME: gives('STRENGTH', 2, 3, 1),
  JUGGERNAUT: gives('JUGGERNAUT', 5, 7, 2),
  MAGNETISM: gives('MAGNETISM', 1, 1, 2, 1),
  MAYHEM: gives('MAYHEM', 1, 1, 2, 1),
  METALLICIZE: gives('METALLICIZE', 3, 4, 1),
  PANACHE: gives('PANACHE', 10, 14, 0),
  RUPTURE: gives('RUPTURE', 1, 2, 1),
  SADISTIC_NATURE: gives('SADISTIC', 5, 7, 0),

  // A status and a curse that can be played
  SLIMED: same({ costs: 1 }),
  PRIDE: same({ costs: 1 }),
}

/** Cards that do something, or forbid something, without being played. */
export const unplayable = new Set(
  `ASCENDERS_BANE BURN CLUMSY CURSE_OF_THE_BELL DAZED DECAY DOUBT INJURY NECRONOMICURSE NORMALITY PAIN PARASITE REGRET SHAME
   VOID WOUND WRITHE`.split(/\s+/),
)
