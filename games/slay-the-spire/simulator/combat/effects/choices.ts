/** Choices a fight waits for. */
import { STATUS } from '../../data/cards.ts'
import { F, faulty } from '../../rules.ts'
import * as Choice from '../choices/index.ts'
import { effect } from '../queue.ts'
import { drawThree } from './made.ts'

export const ARMAMENTS = effect(g => Choice.openArmaments(g))
export const DUAL_WIELD = effect((g, copies) => Choice.openDualWield(g, copies))
export const EXHUME = effect(g => Choice.openExhume(g))
export const FORETHOUGHT = effect((g, upgraded) => Choice.openForethought(g, upgraded))
export const HEADBUTT = effect(g => Choice.openHeadbutt(g))
export const EXHAUST_ONE = effect(g => Choice.openExhaustOne(g))
export const DRAW_TO_HAND = effect((g, type) => Choice.openDrawToHand(g, type))
export const WARCRY = effect(g => Choice.openWarcry(g))
export const DISCARD_TO_HAND = effect((g, copies) => Choice.openDiscardToHand(g, copies))
export const EXHAUST_MANY = effect((g, limit) => Choice.openMany(g, Choice.EXHAUST_MANY, limit))
export const GAMBLE = effect(g => Choice.openMany(g, Choice.GAMBLE, 10))
export const CODEX = effect(g => {
  drawThree(g, -1)
  Choice.open(g, Choice.CODEX)
})
export const TOOLBOX = effect(g => {
  drawThree(g, STATUS)
  g.taskCopies = 1
  g.taskFree = faulty(g, F.DISCOVERED_CARDS_FREE) ? 1 : 0
  Choice.open(g, Choice.DISCOVERY)
})
export const DISCOVER = effect((g, type, copies) => {
  drawThree(g, type)
  g.taskCopies = copies
  g.taskFree = 1
  Choice.open(g, Choice.DISCOVERY)
})
