/** Effects that wait in the queue: each export is an effect's number. */

export * from './effects/cards.ts'
export * from './effects/choices.ts'
export * from './effects/costs.ts'
export * from './effects/enemies.ts'
export * from './effects/made.ts'
export * from './effects/piles.ts'
export * from './effects/player.ts'
