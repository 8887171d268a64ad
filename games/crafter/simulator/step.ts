import { balance } from './balance.ts'
import { updateCreature } from './creatures.ts'
import { updatePlayer } from './player.ts'
import type { World } from './world.ts'

/** Objects at this Manhattan distance from the player, or farther, stand still. */
const updateDistance = 18

/**
 * Plays one action.
 *
 * @param action Its id, 0…16.
 * @returns The reward: 1 if an achievement was unlocked, plus a tenth of the change of health.
 */
export function step(world: World, action: number): number {
  world.step++
  const { objectKind, objectX, objectY } = world
  const objects = world.objects
  updatePlayer(world, action)
  for (let slot = 1; slot < objects; slot++) {
    if (objectKind[slot] === 0) continue
    const distance = Math.abs(objectX[slot] - objectX[0]) + Math.abs(objectY[slot] - objectY[0])
    if (distance < updateDistance) updateCreature(world, slot)
  }
  if (world.step % 10 === 0) balance(world)
  if (world.removed > 32) world.closeGaps()
  return reward(world)
}

function reward(world: World): number {
  const health = world.inventory[0]
  let reward = (health - world.healthRewarded) / 10
  world.healthRewarded = health
  let unlocked = 0
  for (let i = 0; i < world.achieved.length; i++) if (world.achieved[i] > 0) unlocked++
  if (unlocked > world.unlocked) reward += 1
  world.unlocked = unlocked
  return reward
}
