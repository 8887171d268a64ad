import type { Player } from '#core'

/** An agent outside broke the protocol or a limit; its process is ended. */
export class ExternalAgentError extends Error {
  override readonly name = 'ExternalAgentError'
  /** `nonsense`: no JSON, or no answer to the question. `flood`: more than was asked for. */
  readonly kind: 'nonsense' | 'flood' | 'memory' | 'exit' | 'deadline'
  readonly player: Player | null
  constructor(kind: ExternalAgentError['kind'], message: string, player: Player | null = null) {
    super(message)
    this.kind = kind
    this.player = player
  }
}
