/**
 * The program killed at random moments while a card is taken in. TAKAN_KILLS says how often; the suite does it a few times, a full trial
 * two hundred.
 */
import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { isLeftover } from '#db/files/durable-write.ts';
import { finish } from '#tests/helpers/calls.ts';
import { photoFixture } from '#tests/helpers/fixtures.ts';
import { aMachine, only, openHealthy, workUntilKilled } from '#tests/helpers/killed-program.ts';
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts';

const KILLS = Number(process.env.TAKAN_KILLS ?? 8);
const MOST_ROUNDS = Math.max(40, KILLS);
const PHOTOS_A_CARD = 20;
const MOST_PADDING_BYTES = 200_000;

test(`killed ${KILLS} times at random moments of an import: no counted photo is missing, none differs from its name, nothing is left by half`, {
  timeout: 60_000 + MOST_ROUNDS * 10_000,
}, async () => {
  const machine = await aMachine('field');
  const { client, folder, dataFolder } = machine;
  const cards = await temporaryFolder();
  await client.workspace.open({ folder });
  const start = performance.now();
  await finish(client.photo.importFolder({ folder: aCard(cards, 0) }));
  const wholeMs = performance.now() - start;
  await client.workspace.close();

  const seen = { leftovers: 0, killedInTheMiddle: 0 };
  let total = PHOTOS_A_CARD;
  let rounds = 0;
  // Were it never killed in the middle of a card and of a file, this would prove nothing: then it goes on until it was.
  const hasProved = () => rounds >= KILLS && seen.leftovers > 0 && seen.killedInTheMiddle > 0;
  while (!hasProved() && rounds < MOST_ROUNDS) {
    const round = ++rounds;
    const moment = { after: 'beginning', ms: Math.random() * wholeMs } as const;
    const said = await workUntilKilled(moment, 'card', folder, dataFolder, aCard(cards, round));
    seen.leftovers += filesBelow(folder).filter(isLeftover).length;
    // Checks every original against its name, and every photo told of against its original.
    await openHealthy(machine);
    const counted = Math.max(0, ...only(said, 'card').map(([, done]) => Number(done)));
    const now = (await client.photo.unassigned({ limit: 1 })).total;
    expect(now).toBeGreaterThanOrEqual(total + counted);
    if (now > total && now < total + PHOTOS_A_CARD) seen.killedInTheMiddle += 1;
    total = now;
    await client.workspace.close();
    for (const path of filesBelow(folder)) expect(isLeftover(path), path).toBe(false);
    for (const path of filesBelow(join(folder, 'photos')))
      expect(basename(path)).toBe(`${hash('sha256', readFileSync(path))}.jpg`);
    for (const path of filesBelow(join(folder, 'derived'))) expect(isWholeJpeg(path), path).toBe(true);
  }
  expect(hasProved(), JSON.stringify(seen)).toBe(true);

  await client.workspace.open({ folder });
  const again = await finish(client.photo.importFolder({ folder: cards }));
  expect(again).toMatchObject({ added: (rounds + 1) * PHOTOS_A_CARD - total, known: total, refused: [] });
});

/** Photos that nobody else has: bytes behind the end of a JPEG belong to the file and change nothing in the picture. */
function aCard(cards: string, round: number): string {
  const folder = join(cards, String(round));
  mkdirSync(folder);
  const picture = readFileSync(photoFixture('north-east.jpg'));
  for (let number = 0; number < PHOTOS_A_CARD; number++) {
    const padding = Buffer.alloc(Math.floor(Math.random() * MOST_PADDING_BYTES), `${round}/${number} `);
    writeFileSync(
      join(folder, `${number}.jpg`),
      Buffer.concat([picture, Buffer.from(`${round}/${number}`), padding]),
    );
  }
  return folder;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function isWholeJpeg(path: string): boolean {
  const bytes = readFileSync(path);
  return bytes.readUInt16BE(0) === 0xffd8 && bytes.readUInt16BE(bytes.length - 2) === 0xffd9;
}
