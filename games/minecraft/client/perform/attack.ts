import { type Body, Stop } from '../body.ts'
import { near } from '../goals.ts'

const reach = 3.2

/** Follows the nearest creature of a kind and strikes, as fast as the weapon swings, until it is gone. */
export async function attack(body: Body, kind: string): Promise<string> {
  const { bot } = body
  const from = bot.entity.position
  const [prey] = Object.values(bot.entities)
    .filter(entity => entity.name === kind && entity !== bot.entity)
    .sort((a, b) => a.position.distanceTo(from) - b.position.distanceTo(from) || a.id - b.id)
  if (!prey || prey.position.distanceTo(from) > 40) throw new Stop('not-seen', `no ${kind} is near`)
  const weapon = body
    .items()
    .filter(item => /_(sword|axe)$/.test(item.name))
    .at(0)
  if (weapon && bot.heldItem?.type !== weapon.type) await body.hands.hold(weapon)
  for (let strikes = 0; strikes < 30; ) {
    if (!bot.entities[prey.id]) break
    const { x, y, z } = prey.position
    if (bot.entity.position.distanceTo(prey.position) > reach) {
      if (bot.entity.position.distanceTo(prey.position) > 48) throw new Stop('got-away', `the ${kind} got away`)
      const at = { x: Math.floor(x), y: Math.floor(y), z: Math.floor(z) }
      await body.go(near(at, 2), { what: `the ${kind}`, nodes: 3000, tries: 1, dig: false, partial: true })
      await body.tick(1)
      continue
    }
    body.lookAt(x, y + 0.7, z)
    bot.attack(prey)
    strikes++
    await body.tick(13)
  }
  if (bot.entities[prey.id]) throw new Stop('got-away', `the ${kind} is still there`)
  await body.tick(4)
  const items = Object.values(bot.entities).filter(
    entity => entity.name === 'item' && entity.position.distanceTo(bot.entity.position) < 6,
  )
  for (const item of items.slice(0, 3)) {
    const at = { x: Math.floor(item.position.x), y: Math.floor(item.position.y), z: Math.floor(item.position.z) }
    await body.go(near(at, 1), { what: 'what it left', nodes: 2000, tries: 1, partial: true })
    await body.tick(8)
  }
  return `${kind} killed`
}
