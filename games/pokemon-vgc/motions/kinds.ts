import { type Move, table } from './table.ts'

/** What a move is for, as the rules' tables have it: the same words for every team. */
export const kinds = {
  cover: move => move.stallingMove === true && move.target === 'self' && move.id !== 'endure',
  spread: move => isAttack(move) && (move.target === 'allAdjacentFoes' || move.target === 'allAdjacent'),
  quick: move => isAttack(move) && move.priority > 0 && !isFirst(move),
  'fake-out': move => isFirst(move),
  pivot: move => Boolean(move.selfSwitch),
  tailwind: move => move.sideCondition === 'tailwind',
  'trick-room': move => move.pseudoWeather === 'trickroom',
  slow: move => hinders(move, 'spe') || move.status === 'par' || always(move)?.status === 'par',
  redirect: move => move.id === 'followme' || move.id === 'ragepowder',
  'set-up': move => move.category === 'Status' && move.target === 'self' && sum(move.boosts) > 0,
  screen: move => ['reflect', 'lightscreen', 'auroraveil'].includes(move.sideCondition ?? ''),
  field: move => Boolean(move.weather) || Boolean(move.terrain),
  disrupt: move => move.category === 'Status' && aimed.has(move.target) && !move.flags.heal && move.status !== 'par',
  heal: move => move.category === 'Status' && Boolean(move.flags.heal),
  help: move => move.category === 'Status' && friendly.has(move.target) && !move.flags.heal,
} satisfies Readonly<Record<string, (move: Move) => boolean>>

export type Kind = keyof typeof kinds

export const isKind = (kind: Kind, id: string): boolean => kinds[kind](table(id))

/** Aimed at the own partner it does harm: nobody does that unasked. */
export const harmsPartner = (id: string, target: number): boolean =>
  target < 0 && !friendly.has(table(id).target) && !table(id).flags.heal

const aimed = new Set(['normal', 'any', 'adjacentFoe', 'allAdjacentFoes', 'foeSide', 'randomNormal'])
const friendly = new Set(['adjacentAlly', 'adjacentAllyOrSelf', 'allies', 'allyTeam', 'self+ally'])

const isAttack = (move: Move) => move.category !== 'Status'
const isFirst = ({ id }: Move) => id === 'fakeout' || id === 'firstimpression'
const sum = (boosts: Readonly<Record<string, number>> | null | undefined) =>
  Object.values(boosts ?? {}).reduce((a, b) => a + b, 0)
/** What it surely does beside its damage. */
const always = ({ secondaries }: Move) => secondaries?.find(({ chance }) => chance === 100) ?? null
const hinders = (move: Move, stat: 'spe') =>
  (always(move)?.boosts?.[stat] ?? 0) < 0 || (aimed.has(move.target) && (move.boosts?.[stat] ?? 0) < 0)
