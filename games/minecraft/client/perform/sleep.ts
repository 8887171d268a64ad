import { type Body, Stop } from '../body.ts'
import { beside } from '../goals.ts'

export async function sleep(body: Body): Promise<string> {
  const { bot } = body
  const bed = body.sight.kinds().find(kind => kind.endsWith('_bed'))
  const [at] = bed ? body.sight.places(bed, bot.entity.position) : []
  if (!at) throw new Stop('no-bed', 'no bed was seen')
  if (bot.time.timeOfDay < 12_541 && !bot.isRaining) throw new Stop('not-night', 'one can only sleep at night')
  if (!body.reaches(at)) await body.go(beside(body, at), { what: 'the bed' })
  const block = bot.blockAt(bot.entity.position.clone().set(at.x, at.y, at.z))!
  await body.within(bot.sleep(block), 'refused', 'lying down')
  while (bot.isSleeping) await body.tick()
  return 'slept'
}
