import type { Case } from '../relics/index.ts'
import { act1 } from './act1.ts'
import { act2 } from './act2.ts'
import { act3 } from './act3.ts'
import { shrines } from './shrines.ts'

/** What the options of every event do. */
export const eventCases: Readonly<Record<string, readonly Case[]>> = { ...act1, ...act2, ...act3, ...shrines }

/** Names of rooms in the list of events, which are none. */
export const noEvents = new Set(['INVALID', 'NONE', 'MONSTER', 'REST', 'SHOP', 'TREASURE'])
