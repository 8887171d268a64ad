import { z } from 'zod'
import { formats } from './formats.ts'

export const splits = ['all', 'first-1', 'first-4', 'first-16', 'first-64', 'held-out', 'by-seed'] as const

export const config = z.object({
  format: z
    .enum(formats as [string, ...string[]])
    .default('gen9vgc2025regi')
    .describe('which rules are played'),
  sheets: z.enum(['open', 'closed']).default('open').describe('whether both players see the other team sheet'),
  teams: z.string().default('own').describe('`own`, or a file: one packed team a line, or as people paste them'),
  split: z
    .enum(splits)
    .default('all')
    .describe('which of the teams: the first so many, those never trained on, or by the range of the seed'),
  turns: z.int().min(1).max(1000).default(200).describe('turns until a battle is cut off'),
  server: z.string().default('ws://127.0.0.1:8000/showdown/websocket').describe('showdown: where the server listens'),
  name: z.string().max(18).default('').describe('showdown: the account; empty plays as a guest of a made-up name'),
  seat: z
    .enum(['challenge', 'accept', 'ladder', 'both'])
    .default('both')
    .describe('showdown: both seats are ours, or one of them is, against a person or another program'),
  opponent: z
    .string()
    .default('')
    .describe('showdown: whom to challenge, or whose challenge to accept; empty: anybody'),
  timer: z.boolean().default(false).describe('showdown: switch the timer of each battle on'),
  waitMs: z.int().min(1000).default(110_000).describe('showdown: how long to wait for the other side'),
})
export type Config = z.infer<typeof config>
