import { boss } from './boss.ts'
import { common } from './common.ts'
import { rare } from './rare.ts'
import { shop } from './shop.ts'
import { special } from './special.ts'
import { uncommon } from './uncommon.ts'
import type { Case } from './words.ts'

export type { Case }

/** What every relic an Ironclad can own does. */
export const relicCases: Readonly<Record<string, Case>> = {
  ...common,
  ...uncommon,
  ...rare,
  ...boss,
  ...shop,
  ...special,
}

/** Relics of other classes, and what can do nothing for an Ironclad. */
export const foreignRelics = new Set(
  `CLOAK_CLASP DAMARU DATA_DISK DUALITY EMOTION_CHIP FROZEN_CORE GOLDEN_EYE GOLD_PLATED_CABLES HOLY_WATER HOVERING_KITE INSERTER
   CRACKED_CORE MELANGE NINJA_SCROLL NUCLEAR_BATTERY PAPER_KRANE PURE_WATER RING_OF_THE_SERPENT RING_OF_THE_SNAKE
   RUNIC_CAPACITOR SNECKO_SKULL SYMBIOTIC_VIRUS TEARDROP_LOCKET THE_SPECIMEN TINGSHA TOUGH_BANDAGES TWISTED_FUNNEL
   VIOLET_LOTUS WRIST_BLADE`.split(/\s+/),
)
