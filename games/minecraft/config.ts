import { z } from 'zod'

export const config = z.object({
  length: z.int().min(1).default(2000).describe('actions until the episode is truncated'),
  creatures: z.boolean().default(true).describe('whether animals and monsters live in the embedded world'),
  view: z.int().min(2).max(8).default(3).describe('chunks that are loaded in each direction'),
  chunks: z.boolean().default(true).describe('record the blocks of every chunk, for the 3D view'),
  host: z.string().optional().describe('server to join; with it the backend is live unless another is named'),
  port: z.int().min(1).max(65535).default(25565).describe('its port (backend live)'),
  version: z.string().default('1.16.5').describe('its version (backend live)'),
  auth: z.enum(['offline', 'microsoft']).default('offline').describe('how to sign in (backend live)'),
  'server-jar': z.string().optional().describe('the server to run, your own copy (backend vanilla)'),
  java: z.string().min(1).default('java').describe('the program that runs it (backend vanilla)'),
  'accept-eula': z.boolean().default(false).describe("you accept the licence of Mojang's server (backend vanilla)"),
  obey: z
    .string()
    .regex(/^\w{3,16}$/, 'the name of a player')
    .optional()
    .describe('player whose chat sets goals, such as "inventory.stick >= 4" (with --host or --backend real)'),
  name: z
    .string()
    .regex(/^\w{3,16}$/)
    .default('upskill')
    .describe('name of the player (backend live)'),
})
export type Config = z.infer<typeof config>
