import { canonical, type Facts, hashText, holds, type Json, type Predicate, type SkillResult, UsageError } from '#core'

/** A learned skill is data: these instructions, run by the interpreter below. */
export type Instruction =
  | { readonly act: Json }
  | { readonly move: Json }
  /** A parameter's value is a literal or `$name` of the caller's. */
  | { readonly call: string; readonly parameters: Readonly<Record<string, number | string>> }
  /**
   * Rounds until it holds; it is asked after every move in it, however deep, and ends the rest of the round as well.
   * `otherwise`: done after a round that took no step; if that takes none either, it ends.
   */
  | {
      readonly repeat: readonly Instruction[]
      readonly until: Predicate
      readonly atMost: number
      readonly otherwise?: readonly Instruction[]
    }
  | { readonly if: Predicate; readonly then: readonly Instruction[]; readonly else?: readonly Instruction[] }

export interface Program {
  /** Names with the value each has unless the caller says otherwise. */
  readonly parameters: Readonly<Record<string, number>>
  readonly body: readonly Instruction[]
}

/** What a program asks of its host, which answers with how it went. */
export type Request =
  | { readonly act: Json }
  | { readonly move: Json }
  | { readonly call: string; readonly parameters: Facts; readonly line: number }

export const maxDepth = 12
export const maxRequests = 5000
/** A program may nest so deep, and have so many instructions. */
export const [maxNesting, maxLength] = [40, 400]

/**
 * Runs a program: yields requests, is resumed with their results, reads facts when it must decide.
 * Always ends: every repeat is bounded, and so are all requests together.
 *
 * @param clock Steps so far: a round of a repeat that takes none ends the repeat.
 * @param refresh Puts back on offer what rests after failures; false if nothing does.
 */
export function* interpret(
  program: Program,
  parameters: Facts,
  facts: () => Facts,
  clock: () => number,
  limit: number = maxRequests,
  refresh: () => boolean = () => false,
): Generator<Request, SkillResult, SkillResult> {
  const given: Facts = { ...program.parameters, ...parameters }
  let left = limit
  let last: SkillResult = { done: true, why: 'nothing to do' }
  const test = (predicate: Predicate) => holds(predicate, [facts()], given) === true
  /** What the repeats that are under way wait for, the outermost first; and the first of them that holds by now. */
  const awaited: Predicate[] = []
  let met = Infinity
  function* block(body: readonly Instruction[]): Generator<Request, void, SkillResult> {
    for (const instruction of body) {
      if (left <= 0 || met < awaited.length) return
      if ('repeat' in instruction) {
        const depth = awaited.push(instruction.until) - 1
        for (let i = 0; i < instruction.atMost && left > 0 && met > depth && !test(instruction.until); i++) {
          const before = clock()
          yield* block(instruction.repeat)
          if (clock() === before) yield* block(instruction.otherwise ?? [])
          // Nothing was done: doing it again would be the same, but for what rests.
          if (clock() === before && !(instruction.otherwise && refresh())) break
        }
        awaited.pop()
        if (met >= depth) met = Infinity
      } else if ('if' in instruction) {
        yield* block(test(instruction.if) ? instruction.then : (instruction.else ?? []))
      } else {
        left--
        last =
          'call' in instruction
            ? yield { call: instruction.call, parameters: bind(instruction.parameters, given), line: 0 }
            : yield instruction
        met = awaited.findIndex(test)
        if (met < 0) met = Infinity
      }
    }
  }
  yield* block(program.body)
  if (left <= 0) return { done: false, why: `gave up after ${limit} requests` }
  return last
}

function bind(parameters: Readonly<Record<string, number | string>>, given: Facts): Facts {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'string' && value.startsWith('$') ? (given[value.slice(1)] ?? null) : value,
    ]),
  )
}

/** Skills a program calls, in order of first mention. */
export function callsOf(program: Program): string[] {
  const found = new Set<string>()
  each(program.body, instruction => {
    if ('call' in instruction) found.add(instruction.call)
  })
  return [...found]
}

/** How many instructions it has: the shorter of two equally good programs is kept. */
export function lengthOf(program: Program): number {
  let length = 0
  each(program.body, () => length++)
  return length
}

/** Deepest nesting of its blocks. */
export function depthOf(body: readonly Instruction[]): number {
  return Math.max(
    0,
    ...body.map(instruction => {
      if ('repeat' in instruction)
        return 1 + Math.max(depthOf(instruction.repeat), depthOf(instruction.otherwise ?? []))
      if ('if' in instruction) return 1 + Math.max(depthOf(instruction.then), depthOf(instruction.else ?? []))
      return 0
    }),
  )
}

export function programHash(program: Program): string {
  return hashText(canonical(program as unknown as Json))
}

/**
 * What the gate scans before it spends a step: bounds, depth, size.
 *
 * @throws {UsageError} Naming what is out of bounds.
 */
export function checkProgram(program: Program): void {
  if (program.body.length === 0) throw new UsageError('a program needs at least one instruction')
  if (depthOf(program.body) > maxNesting) throw new UsageError(`a program nests at most ${maxNesting} deep`)
  if (lengthOf(program) > maxLength) throw new UsageError(`a program has at most ${maxLength} instructions`)
  each(program.body, instruction => {
    if ('repeat' in instruction && !(instruction.atMost >= 1 && instruction.atMost <= 10_000))
      throw new UsageError(`a repeat runs 1 to 10,000 times, not ${instruction.atMost}`)
  })
}

/** Visits every instruction, outer before inner. */
export function each(body: readonly Instruction[], visit: (instruction: Instruction) => void): void {
  for (const instruction of body) {
    visit(instruction)
    if ('repeat' in instruction) {
      each(instruction.repeat, visit)
      each(instruction.otherwise ?? [], visit)
    }
    if ('if' in instruction) {
      each(instruction.then, visit)
      each(instruction.else ?? [], visit)
    }
  }
}
