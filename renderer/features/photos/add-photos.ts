/**
 * Takes photos in, a handful at a time: hand over the bytes, then have them stored. What is in is safe whatever happens
 * to the rest, and cancelling loses nothing that was counted.
 */
import type { Progress } from '#core/contract/base.ts';
import type { Problem } from '#core/contract/failures.ts';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import type { PhotoKind } from '#core/photo/photo-groups.ts';
import type { Client } from '../../client/connect.ts';
import { uploadFile } from '../../client/upload.ts';
import { UPLOADING } from '../../i18n/use-texts.ts';

const AT_A_TIME = 8;

export type Intake = {
  readonly parcel: RecordId;
  readonly kind: PhotoKind;
  readonly files: readonly File[];
};

export type IntakeResult = {
  readonly parcel: RecordId;
  readonly added: readonly PhotoView[];
  readonly known: readonly PhotoView[];
  readonly refused: readonly { readonly fileName: string; readonly problem: Problem }[];
};

export async function* addPhotos(
  client: Pick<Client, 'photo'>,
  { parcel, kind, files }: Intake,
  signal: AbortSignal,
  upload: typeof uploadFile = uploadFile,
): AsyncGenerator<Progress, IntakeResult> {
  let result: IntakeResult = { parcel, added: [], known: [], refused: [] };
  const total = files.length;
  for (let from = 0; from < total; from += AT_A_TIME) {
    const sources = [];
    for (const file of files.slice(from, from + AT_A_TIME)) {
      yield { phase: UPLOADING, done: from + sources.length, total, unit: 'photos' };
      sources.push(await upload(file, signal));
    }
    const steps = await client.photo.add({ parcel, kind, files: sources }, { signal });
    try {
      for (let step = await steps.next(); ; step = await steps.next()) {
        if (step.done) {
          const { added, known, refused } = step.value;
          result = {
            parcel,
            added: [...result.added, ...added],
            known: [...result.known, ...known],
            refused: [...result.refused, ...refused],
          };
          break;
        }
        const { done, phase } = step.value;
        yield { phase, done: Math.min(total, from + done), total, unit: 'photos' };
      }
    } finally {
      await steps.return?.();
    }
  }
  return result;
}
