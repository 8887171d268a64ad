import { type Predicate, printPredicate } from '#core'
import type { Instruction, Program } from './program.ts'

/**
 * A learned program as the TypeScript a person would have written: for reading; the data stay the truth. A loop's test is
 * asked after every move in it, however deep, which the loops of TypeScript do not say.
 */
export function renderProgram(name: string, program: Program): string {
  const parameters = Object.entries(program.parameters).map(([parameter, value]) => `${parameter} = ${value}`)
  return [`function* ${camel(name)}(${parameters.join(', ')}) {`, ...lines(program.body, 1), '}'].join('\n')
}

function lines(body: readonly Instruction[], depth: number): string[] {
  const pad = '  '.repeat(depth)
  return body.flatMap(instruction => {
    if ('act' in instruction) return [`${pad}yield act(${JSON.stringify(instruction.act)})`]
    if ('move' in instruction) return [`${pad}yield move(${JSON.stringify(instruction.move)})`]
    if ('call' in instruction) {
      const given = Object.values(instruction.parameters).map(value => String(value).replace(/^\$/, ''))
      return [`${pad}yield* ${camel(instruction.call)}(${given.join(', ')})`]
    }
    if ('repeat' in instruction)
      return [
        `${pad}for (let i = 0; i < ${instruction.atMost} && !(${test(instruction.until)}); i++) {`,
        ...lines(instruction.repeat, depth + 1),
        ...(instruction.otherwise
          ? [`${pad}  if (nothingWasDone()) {`, ...lines(instruction.otherwise, depth + 2), `${pad}  }`]
          : []),
        `${pad}}`,
      ]
    return [
      `${pad}if (${test(instruction.if)}) {`,
      ...lines(instruction.then, depth + 1),
      ...otherwise(instruction, depth),
    ]
  })
}

function otherwise(instruction: Extract<Instruction, { if: Predicate }>, depth: number): string[] {
  const pad = '  '.repeat(depth)
  const rest = instruction.else ?? []
  if (rest.length === 0) return [`${pad}}`]
  if (rest.length === 1 && 'if' in rest[0]) {
    const [first, ...more] = lines(rest, depth)
    return [`${pad}} else ${first.trimStart()}`, ...more]
  }
  return [`${pad}} else {`, ...lines(rest, depth + 1), `${pad}}`]
}

/** The predicate in TypeScript's words: `and` becomes `&&`, a fact stays its dotted name. */
function test(predicate: Predicate): string {
  if ('and' in predicate) return predicate.and.map(part => group(part)).join(' && ')
  if ('or' in predicate) return predicate.or.map(part => group(part)).join(' || ')
  if ('not' in predicate) return `!(${test(predicate.not)})`
  if ('fact' in predicate) {
    if (predicate.op === '==' && predicate.value === true) return `see('${predicate.fact}')`
    if (predicate.op === '==' && predicate.value === false) return `!see('${predicate.fact}')`
    const op = predicate.op === '==' ? '===' : predicate.op === '!=' ? '!==' : predicate.op
    const { value } = predicate
    const right =
      typeof value === 'object'
        ? `${value.fact.startsWith('$') ? value.fact.slice(1) : `see('${value.fact}')`}${value.plus === 0 ? '' : ` + ${value.plus}`}`
        : typeof value === 'string'
          ? value.startsWith('$')
            ? value.slice(1)
            : `'${value}'`
          : String(value)
    return `see('${predicate.fact}') ${op} ${right}`
  }
  return `holds('${printPredicate(predicate)}')`
}

const group = (predicate: Predicate) =>
  'and' in predicate || 'or' in predicate ? `(${test(predicate)})` : test(predicate)

/** `crafter-collect-wood` becomes `crafterCollectWood`. */
export function camel(name: string): string {
  return name.replace(/[^A-Za-z0-9]+(.)?/g, (_, letter: string | undefined) => (letter ?? '').toUpperCase())
}
