/** What happens to the player's body and powers. */
import { PS } from '../../data/player-power-ids.ts'
import { POWERS } from '../../state.ts'
import * as B from '../bodies.ts'
import { dropDebuffs, dropPower, gainPower, losePower, sufferPower } from '../powers.ts'
import { effect } from '../queue.ts'
import { corrupt } from './costs.ts'

export const GAIN_BLOCK = effect((g, n) => B.gainBlock(g, n), true)
export const HEAL = effect((g, n) => B.healInFight(g, n), true)
export const LOSE_HP = effect((g, n, own) => B.losePlayerHp(g, n, own !== 0), true)
export const DAMAGE_PLAYER = effect((g, n, own) => B.damagePlayer(g, n, own !== 0), true)
export const ATTACK_PLAYER = effect((g, from, n) => B.attackPlayer(g, from, n), true)
export const GAIN_ENERGY = effect((g, n) => {
  g.energy += n
})
export const BUFF = effect((g, id, n) => {
  if (id === PS.CORRUPTION && !g.s[POWERS + PS.CORRUPTION]) corrupt(g)
  gainPower(g, id, n)
})
export const DEBUFF = effect((g, id, n, byEnemy) => sufferPower(g, id, n, byEnemy !== 0))
export const DECREMENT = effect((g, id, n) => losePower(g, id, n))
export const REMOVE = effect((g, id) => dropPower(g, id))
export const REMOVE_DEBUFFS = effect(g => dropDebuffs(g))
export const ENTRENCH = effect(g => B.gainBlock(g, g.block))
export const LIMIT_BREAK = effect(g => gainPower(g, PS.STRENGTH, g.strength))
export const DUALITY = effect(g => {
  gainPower(g, PS.DEXTERITY, 1)
  sufferPower(g, PS.LOSE_DEXTERITY, 1)
})
