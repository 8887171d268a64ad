import { type Json, RecordError } from '#core'
import { formatVersion } from './format.ts'

/** Brings one message of a channel from version n to n + 1. Pure. */
export type Migration = (channel: string, message: Json) => Json

/** `migrations[n]` leads from version n + 1 to n + 2: add one with every change of the format, and a golden file. */
export const migrations: readonly Migration[] = []

/**
 * A message as the present version has it.
 *
 * @param steps The list to follow; the program's own but in tests.
 * @throws {RecordError} If the file is newer than the program.
 */
export function migrate(
  version: number,
  channel: string,
  message: Json,
  steps: readonly Migration[] = migrations,
): Json {
  if (version > steps.length + 1)
    throw new RecordError(
      `the episode has format ${version}, this program reads up to ${formatVersion}: update upskill`,
    )
  return steps.slice(version - 1).reduce((value, step) => step(channel, value), message)
}
