/** For each test of a journey a survey of its own, with the program running on it. */
import { test } from '@playwright/test';
import { anEmptyHome, anEmptySurvey, type Home, type RunningProgram, startInBrowser } from './program.ts';

export type InASurvey = {
  readonly home: () => Home;
  readonly workspace: () => string;
  readonly program: () => RunningProgram;
  /** After it ended, on this workspace or another one. */
  readonly start: (workspace?: string) => Promise<void>;
};

/** @param fill puts into the empty survey what the journey finds there */
export function inASurvey(fill: (home: Home, workspace: string) => void = () => undefined): InASurvey {
  let home: Home;
  let workspace: string;
  let program: RunningProgram;
  const start = async (on = workspace): Promise<void> => {
    workspace = on;
    program = await startInBrowser(home, '--workspace', on);
  };
  test.beforeEach(async () => {
    home = anEmptyHome();
    const made = anEmptySurvey(home, 'survey');
    fill(home, made);
    await start(made);
  });
  test.afterEach(async () => {
    await program.stop();
    home.remove();
  });
  return { home: () => home, workspace: () => workspace, program: () => program, start };
}
