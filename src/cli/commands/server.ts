import { defineCommand } from '../command.ts'
import { defineGameTool } from '../tool.ts'

export default defineCommand({
  summary: "start a game's own server, for people and agents to join",
  define: (command, context) => defineGameTool(command, context, 'server'),
})
