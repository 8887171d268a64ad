import type { Player, Survival } from '../squid.ts'

/**
 * Tells who comes who is there, and the others who came. flying-squid tells the others alone: whoever was there before
 * stays unseen and unnamed.
 */
export function playerList({ server }: Survival): void {
  const entry = ({ uuid, username, gameMode, profileProperties, _client }: Player) => ({
    uuid,
    name: username,
    properties: profileProperties ?? [],
    gamemode: gameMode,
    ping: _client.latency ?? 0,
  })
  const tell = (newcomer: Player) => {
    for (const { _client } of server.players)
      _client.write('player_info', {
        action: 'add_player',
        data: _client === newcomer._client ? server.players.map(entry) : [entry(newcomer)],
      })
  }
  // Each player's plugin puts the stock one back.
  server.on('newPlayer', () => {
    server._sendPlayerList = tell
  })
}
