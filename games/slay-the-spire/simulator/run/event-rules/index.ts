import { EV } from '../../data/event-ids.ts'
import { chooseBargain } from '../neow.ts'
import { act1 } from './act1.ts'
import { act2 } from './act2.ts'
import { act3 } from './act3.ts'
import { once } from './once.ts'
import { shrines } from './shrines.ts'
import { all, type EventRules } from './words.ts'

/** The rules of every event by its id. */
export const eventRules: Readonly<Record<number, EventRules>> = {
  [EV.NEOW]: { options: all(4), choose: chooseBargain },
  ...act1,
  ...act2,
  ...act3,
  ...shrines,
  ...once,
}
