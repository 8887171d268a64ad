import type { Survival } from '../squid.ts'
import type { Health } from './health.ts'

export function mobs(_survival: Survival, _health: Health, _creatures: boolean): void {}
