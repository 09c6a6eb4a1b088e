/** All commands, one table a subject. */
import type { Command } from './command.ts';
import { boundaryCommands } from './commands/boundary.ts';
import { demoCommands } from './commands/demo.ts';
import { packageCommands } from './commands/packages.ts';
import { parcelCommands } from './commands/parcels.ts';
import { photoProofCommands } from './commands/photo-proof.ts';
import { photoCommands } from './commands/photos.ts';
import { referenceCommands } from './commands/reference.ts';
import { serveCommands } from './commands/serve.ts';
import { sheetCommands } from './commands/sheets.ts';
import { workspaceCommands } from './commands/workspace.ts';

export const COMMANDS: readonly Command[] = [
  ...workspaceCommands,
  ...parcelCommands,
  ...boundaryCommands,
  ...photoCommands,
  ...photoProofCommands,
  ...sheetCommands,
  ...packageCommands,
  ...referenceCommands,
  ...serveCommands,
  ...demoCommands,
];
