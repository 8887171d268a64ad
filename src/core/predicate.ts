import type { FactPattern, Facts, Json } from './environment.ts'
import { suggestion, UsageError } from './errors.ts'
import { canonical } from './hash.ts'

/** What a fact is compared with: a literal, or another fact (`start.<fact>`, `$parameter`) plus a number. */
export type Operand = number | boolean | string | { readonly fact: string; readonly plus: number }
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='

/**
 * A test over a window of facts, from the start of an attempt to now.
 * A comparison looks at now; `within` at whether its predicate held at one of the first `n` steps; `before` at whether
 * one held at an earlier step than the other.
 */
export type Predicate =
  | { readonly fact: string; readonly op: Comparison; readonly value: Operand }
  | { readonly and: readonly Predicate[] }
  | { readonly or: readonly Predicate[] }
  | { readonly not: Predicate }
  | { readonly within: number; readonly of: Predicate }
  | { readonly before: Predicate; readonly then: Predicate }

/** Kleene's three values: `null` is unknown (a hidden fact). */
export type Truth = boolean | null

/** A comparison, without the braces: `is('wood', '>=', 3)`. */
export const is = (fact: string, op: Comparison, value: Operand): Predicate => ({ fact, op, value })

/**
 * Whether the predicate holds at the end of the window.
 *
 * @param window Facts of every time step since the attempt began, the last one now. Never empty.
 * @returns null where hidden facts leave it open: for a goal that counts as no.
 */
export function holds(predicate: Predicate, window: readonly Facts[], parameters: Facts = {}): Truth {
  return at(predicate, window, window.length - 1, parameters)
}

/** How nearly the predicate holds, 0…1; 1 exactly if it holds. Numbers count by the share of the way from the window's first value. */
export function progress(predicate: Predicate, window: readonly Facts[], parameters: Facts = {}): number {
  if (holds(predicate, window, parameters) === true) return 1
  return Math.min(0.999, nearness(predicate, window, parameters))
}

/** True if only the present decides: no `within`, no `before`. */
export function isMomentary(predicate: Predicate): boolean {
  if ('fact' in predicate) return true
  if ('and' in predicate) return predicate.and.every(isMomentary)
  if ('or' in predicate) return predicate.or.every(isMomentary)
  return 'not' in predicate ? isMomentary(predicate.not) : false
}

/** Every fact the predicate names, parameters and `start.` left out of the names. */
export function factsOf(predicate: Predicate): string[] {
  if ('fact' in predicate) {
    const named = [predicate.fact]
    if (typeof predicate.value === 'object') named.push(predicate.value.fact)
    return named.map(name => name.replace(/^start\./, '')).filter(name => !name.startsWith('$'))
  }
  return [...new Set(parts(predicate).flatMap(factsOf))]
}

/** Negations pushed to the comparisons, nesting flattened, parts sorted, repeated and implied parts dropped. */
export function normalForm(predicate: Predicate): Predicate {
  if ('fact' in predicate) return { fact: predicate.fact, op: predicate.op, value: predicate.value }
  if ('not' in predicate) {
    const { not: inner } = predicate
    return 'within' in inner || 'before' in inner ? { not: normalForm(inner) } : normalForm(negated(inner))
  }
  if ('within' in predicate) return { within: predicate.within, of: normalForm(predicate.of) }
  if ('before' in predicate) return { before: normalForm(predicate.before), then: normalForm(predicate.then) }
  const conjunction = 'and' in predicate
  const flat = (conjunction ? predicate.and : predicate.or).map(normalForm).flatMap(part => {
    if (conjunction) return 'and' in part ? part.and : [part]
    return 'or' in part ? part.or : [part]
  })
  const kept = new Map<string, Predicate>()
  for (const part of flat) keepStrongest(kept, part, conjunction)
  const sorted = [...kept.values()].sort((a, b) => (text(a) < text(b) ? -1 : 1))
  if (sorted.length === 1) return sorted[0]
  return conjunction ? { and: sorted } : { or: sorted }
}

/**
 * Refuses facts outside the game's vocabulary and literals of the wrong type.
 *
 * @throws {UsageError} Naming the fact, with a suggestion.
 */
export function checkPredicate(predicate: Predicate, vocabulary: readonly FactPattern[]): void {
  if (!('fact' in predicate)) {
    for (const part of parts(predicate)) checkPredicate(part, vocabulary)
    return
  }
  const pattern = patternOf(predicate.fact.replace(/^start\./, ''), vocabulary)
  if (pattern === null) {
    const known = vocabulary.flatMap(p => p.values?.map(value => p.pattern.replace('*', value)) ?? [p.pattern])
    throw new UsageError(`no fact is called "${predicate.fact}"${suggestion(predicate.fact, known)}`)
  }
  if (typeof predicate.value === 'object') {
    if (!predicate.value.fact.startsWith('$')) checkPredicate(is(predicate.value.fact, '==', 0), vocabulary)
    return
  }
  if (typeof predicate.value === 'string' && pattern.type !== 'string' && patternOf(predicate.value, vocabulary))
    throw new UsageError(
      `"${predicate.fact}" cannot be compared with another fact, "${predicate.value}": compare it with a ${pattern.type}, or with a fact as it was at the start (start.${predicate.value}${pattern.type === 'number' ? ' + 1' : ''})`,
    )
  if (typeof predicate.value !== pattern.type && !String(predicate.value).startsWith('$'))
    throw new UsageError(
      `"${predicate.fact}" is a ${pattern.type}; it cannot be compared with ${JSON.stringify(predicate.value)}`,
    )
  if (pattern.type !== 'number' && predicate.op !== '==' && predicate.op !== '!=')
    throw new UsageError(`"${predicate.fact}" is a ${pattern.type}: only == and != compare it, not ${predicate.op}`)
}

/** The family a fact belongs to, or null. */
export function patternOf(fact: string, vocabulary: readonly FactPattern[]): FactPattern | null {
  return (
    vocabulary.find(({ pattern, values }) => {
      if (!pattern.includes('*')) return pattern === fact
      const [before, after] = pattern.split('*')
      if (!fact.startsWith(before) || !fact.endsWith(after)) return false
      const word = fact.slice(before.length, fact.length - after.length)
      return values ? values.includes(word) : /^[\w:-]+$/.test(word)
    }) ?? null
  )
}

function parts(predicate: Exclude<Predicate, { fact: string }>): readonly Predicate[] {
  if ('and' in predicate) return predicate.and
  if ('or' in predicate) return predicate.or
  if ('not' in predicate) return [predicate.not]
  return 'within' in predicate ? [predicate.of] : [predicate.before, predicate.then]
}

function at(predicate: Predicate, window: readonly Facts[], now: number, parameters: Facts): Truth {
  if ('fact' in predicate) {
    const { fact, op, value } = predicate
    const right =
      typeof value === 'object' ? factValue(value.fact, window, now, parameters) : literal(value, parameters)
    const left = factValue(fact, window, now, parameters, right)
    if (left === null || right === null) return null
    return compare(left, op, typeof value === 'object' && typeof right === 'number' ? right + value.plus : right)
  }
  if ('and' in predicate) {
    let open = false
    for (const part of predicate.and) {
      const truth = at(part, window, now, parameters)
      if (truth === false) return false
      if (truth === null) open = true
    }
    return open ? null : true
  }
  if ('or' in predicate) {
    let open = false
    for (const part of predicate.or) {
      const truth = at(part, window, now, parameters)
      if (truth === true) return true
      if (truth === null) open = true
    }
    return open ? null : false
  }
  if ('not' in predicate) {
    const truth = at(predicate.not, window, now, parameters)
    return truth === null ? null : !truth
  }
  if ('within' in predicate) return ever(predicate.of, window, 0, Math.min(now, predicate.within), parameters)
  for (let i = 0, open = false; ; i++) {
    if (i >= now) return open ? null : false
    const first = at(predicate.before, window, i, parameters)
    if (first === false) continue
    const second = ever(predicate.then, window, i + 1, now, parameters)
    if (first === true && second === true) return true
    if (second !== false) open = true
  }
}

function ever(predicate: Predicate, window: readonly Facts[], from: number, to: number, parameters: Facts): Truth {
  let open = false
  for (let i = from; i <= to; i++) {
    const truth = at(predicate, window, i, parameters)
    if (truth === true) return true
    if (truth === null) open = true
  }
  return open ? null : false
}

type Value = number | boolean | string | null

function literal(value: number | boolean | string, parameters: Facts): Value {
  return typeof value === 'string' && value.startsWith('$') ? (parameters[value.slice(1)] ?? null) : value
}

/** An absent number is 0, an absent boolean false, an absent string empty: the other side says which is meant. */
function factValue(fact: string, window: readonly Facts[], now: number, parameters: Facts, other: Value = 0): Value {
  const found = fact.startsWith('$')
    ? parameters[fact.slice(1)]
    : fact.startsWith('start.')
      ? window[0][fact.slice(6)]
      : window[now][fact]
  if (found !== undefined) return found
  return typeof other === 'boolean' ? false : typeof other === 'string' ? '' : 0
}

function compare(left: number | boolean | string, op: Comparison, right: number | boolean | string): boolean {
  if (op === '==') return left === right
  if (op === '!=') return left !== right
  if (op === '<') return left < right
  if (op === '<=') return left <= right
  return op === '>' ? left > right : left >= right
}

function nearness(predicate: Predicate, window: readonly Facts[], parameters: Facts): number {
  if ('and' in predicate) return mean(predicate.and.map(part => progress(part, window, parameters)))
  if ('or' in predicate) return Math.max(0, ...predicate.or.map(part => progress(part, window, parameters)))
  if ('within' in predicate) return progress(predicate.of, window.slice(0, predicate.within + 1), parameters)
  if ('before' in predicate) {
    const begun = ever(predicate.before, window, 0, window.length - 1, parameters) === true
    return begun
      ? 0.5 + progress(predicate.then, window, parameters) / 2
      : progress(predicate.before, window, parameters) / 2
  }
  if ('not' in predicate) return 0
  const now = window.length - 1
  const { fact, op, value } = predicate
  let wanted = typeof value === 'object' ? factValue(value.fact, window, now, parameters) : literal(value, parameters)
  if (typeof value === 'object' && typeof wanted === 'number') wanted += value.plus
  const [first, last] = [factValue(fact, window, 0, parameters), factValue(fact, window, now, parameters)]
  if (typeof wanted !== 'number' || typeof first !== 'number' || typeof last !== 'number' || op === '!=') return 0
  const way = Math.abs(wanted - first)
  return way === 0 ? 0 : Math.min(1, Math.max(0, 1 - Math.abs(wanted - last) / way))
}

const opposite: Readonly<Record<Comparison, Comparison>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
}

function negated(predicate: Exclude<Predicate, { within: number } | { before: Predicate }>): Predicate {
  if ('fact' in predicate) return { ...predicate, op: opposite[predicate.op] }
  if ('and' in predicate) return { or: predicate.and.map(not => ({ not })) }
  if ('or' in predicate) return { and: predicate.or.map(not => ({ not })) }
  return predicate.not
}

/** Of `a >= 1` and `a >= 2` an `and` keeps the second, an `or` the first; equal parts are kept once. */
function keepStrongest(kept: Map<string, Predicate>, part: Predicate, conjunction: boolean): void {
  if (!('fact' in part) || typeof part.value !== 'number' || part.op === '==' || part.op === '!=') {
    kept.set(text(part), part)
    return
  }
  const key = `${part.fact} ${part.op}`
  const other = kept.get(key)
  const rising = part.op.startsWith('>') === conjunction
  if (other && 'fact' in other && typeof other.value === 'number' && rising === other.value >= part.value) return
  kept.set(key, part)
}

const text = (predicate: Predicate) => canonical(predicate as unknown as Json)
const mean = (numbers: readonly number[]) =>
  numbers.length === 0 ? 0 : numbers.reduce((a, b) => a + b, 0) / numbers.length

export { parsePredicate, printPredicate } from './predicate-text.ts'
