import { defineCommand } from '../command.ts'
import { defineGameTool } from '../tool.ts'

export default defineCommand({
  summary: "measure a game's speed, beside the figures of the peers",
  define: (command, context) => defineGameTool(command, context, 'bench'),
})
