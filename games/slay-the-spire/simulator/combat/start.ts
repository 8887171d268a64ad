import type { Spire } from '../state.ts'
export function startFight(_g: Spire): void {}
