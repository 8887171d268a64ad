import { each, type Program } from '../../library/program.ts'
import { renderProgram } from '../../library/render.ts'
import { moveName } from '../../library/situation.ts'
import type { ProgramLine } from './wire.ts'

/** A program as people read it, each line with the move or call it stands for: one `yield` is one instruction. */
export function programLines(name: string, program: Program): ProgramLine[] {
  const deeds: Pick<ProgramLine, 'kind' | 'name'>[] = []
  each(program.body, instruction => {
    if ('move' in instruction) deeds.push({ kind: 'move', name: moveName(instruction.move) })
    else if ('act' in instruction) deeds.push({ kind: 'act', name: null })
    else if ('call' in instruction) deeds.push({ kind: 'call', name: instruction.call })
  })
  let next = 0
  return renderProgram(name, program)
    .split('\n')
    .map(text => {
      const deed = text.trimStart().startsWith('yield') ? deeds[next++] : undefined
      return { text, kind: deed?.kind ?? null, name: deed?.name ?? null }
    })
}
