/** Where the files lie that tests read. */
import { join } from 'node:path';

const FIXTURES = join(import.meta.dirname, '../fixtures');

export const photoFixture = (name: string): string => join(FIXTURES, 'photos', name);
export const txtFixture = (name: string): string => join(FIXTURES, 'txt', name);
