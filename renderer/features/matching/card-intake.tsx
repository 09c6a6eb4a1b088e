/** The running import of a card. It belongs to the window, not to the page: looking at a parcel meanwhile must not end it. */
import { createContext, type ReactNode, useCallback, useContext } from 'react';
import type { Progress } from '#core/contract/base.ts';
import type { PhotoIntake } from '#core/contract/photo.ts';
import { isCalledAPhoto } from '#core/photo/media-type.ts';
import type { Client } from '../../client/connect.ts';
import { useService } from '../../client/queries.ts';
import { uploadFile } from '../../client/upload.ts';
import { type Job, useJob } from '../../client/use-job.ts';
import { UPLOADING } from '../../i18n/use-texts.ts';

const AT_A_TIME = 8;

/** Files the browser has in hand, or a folder of this machine that the service reads itself. */
export type CardSource = { readonly files: readonly File[] } | { readonly folder: string };
export type CardIntake = Job<CardSource, PhotoIntake>;

const IntakeContext = createContext<CardIntake | undefined>(undefined);

export function CardIntakeProvider({ children }: { readonly children: ReactNode }) {
  const { client } = useService();
  const work = useCallback(
    async (source: CardSource, signal: AbortSignal) =>
      'folder' in source
        ? await client.photo.importFolder(source, { signal })
        : importFiles(client, source.files, signal),
    [client],
  );
  return <IntakeContext.Provider value={useJob(work)}>{children}</IntakeContext.Provider>;
}

export function useCardIntake(): CardIntake {
  const intake = useContext(IntakeContext);
  if (!intake) throw new Error('useCardIntake outside of CardIntakeProvider');
  return intake;
}

/** A handful at a time: handed over, stored, and safe whatever becomes of the rest. Films of a card are not handed over. */
export async function* importFiles(
  client: Pick<Client, 'photo'>,
  files: readonly File[],
  signal: AbortSignal,
  upload: typeof uploadFile = uploadFile,
): AsyncGenerator<Progress, PhotoIntake> {
  const photos = files.filter(({ name, type }) => type.startsWith('image/') || isCalledAPhoto(name));
  const sum = { added: 0, known: 0, ignored: files.length - photos.length };
  const refused: PhotoIntake['refused'] = [];
  const total = photos.length;
  for (let from = 0; from < total; from += AT_A_TIME) {
    const sources = [];
    for (const [i, file] of photos.slice(from, from + AT_A_TIME).entries()) {
      yield { phase: UPLOADING, done: from + i, total, unit: 'photos' };
      try {
        sources.push(await upload(file, signal));
      } catch (error) {
        // A card that is gone looks to the browser as a service does that is gone: which of the two, the file says.
        if (signal.aborted || (await isReadable(file))) throw error;
        refused.push({ fileName: file.name, problem: { code: 'photo.unreadable', params: {} } });
      }
    }
    if (sources.length === 0) continue;
    const steps = await client.photo.importFiles({ files: sources }, { signal });
    try {
      for (let step = await steps.next(); ; step = await steps.next()) {
        if (!step.done) continue;
        sum.added += step.value.added;
        sum.known += step.value.known;
        sum.ignored += step.value.ignored;
        refused.push(...step.value.refused);
        break;
      }
    } finally {
      await steps.return?.();
    }
  }
  return { ...sum, refused };
}

async function isReadable(file: File): Promise<boolean> {
  return await file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}
