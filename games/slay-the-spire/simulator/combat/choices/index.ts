export * from './choose.ts'
export * from './open.ts'
export * from './tasks.ts'
