import type { Player, Survival } from '../squid.ts'
import { held } from './digging.ts'
import type { Windows } from './windows.ts'

const eatTicks = 32

/** Eating takes 1.6 s of holding the button; letting go, or taking something else in hand, stops it. */
export function eating(survival: Survival, windows: Windows): void {
  const { server, registry } = survival
  const meals = new Map<Player, { readonly slot: number; readonly item: number; readonly until: number }>()
  server.on('newPlayer', (player: Player) => {
    player._client.on('use_item', () => {
      const item = held(player)
      if (item && registry.foodsByName[item.name] && player.food < 20)
        meals.set(player, { slot: player.heldItemSlot, item: item.type, until: server.tickCount + eatTicks })
    })
    player.on('released', () => meals.delete(player))
    player.on('disconnected', () => meals.delete(player))
  })
  server.on('tick', () => {
    for (const [player, meal] of meals) {
      const item = held(player)
      if (player.heldItemSlot !== meal.slot || item?.type !== meal.item) meals.delete(player)
      else if (server.tickCount >= meal.until) {
        meals.delete(player)
        const { foodPoints, saturation } = registry.foodsByName[item.name]
        if (--item.count <= 0) player.inventory.slots[36 + meal.slot] = null
        player.foodSaturation = Math.min(Math.min(20, player.food + foodPoints), player.foodSaturation + saturation)
        player._client.write('entity_status', { entityId: player.id, entityStatus: 9 })
        windows.sendSlot(player, 36 + meal.slot)
        player.updateFood(Math.min(20, player.food + foodPoints))
        survival.count(player, `eaten.${item.name}`)
      }
    }
  })
}
