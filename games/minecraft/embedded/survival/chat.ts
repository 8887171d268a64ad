import type { Player, Survival } from '../squid.ts'

/** What players say, as vanilla sends it: with the id of who said it, which no words in the line can forge. */
export function chat({ server }: Survival): void {
  server.on('newPlayer', (player: Player & { handleCommand(line: string): Promise<void> }) => {
    player._client.removeAllListeners('chat')
    player._client.on('chat', ({ message }: { message: string }) => {
      if (message.startsWith('/')) return void player.handleCommand(message.slice(1))
      const line = { translate: 'chat.type.text', with: [{ text: player.username }, { text: message }] }
      for (const { _client } of server.players)
        _client.write('chat', { message: JSON.stringify(line), position: 0, sender: player.uuid })
    })
  })
}
