/** Takes the lock named by its argument, says whether it got it, and lives on without ever looking at it again. */
import { tryLock } from '#db/workspace-lock.ts';

process.stdout.write(tryLock(process.argv[2] ?? '') ? 'got\n' : 'refused\n');
process.stdin.resume();
