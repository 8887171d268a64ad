export * from './bodies/deaths.ts'
export * from './bodies/enemies.ts'
export * from './bodies/player.ts'
