/** A scanned plan is added to the base maps: what its file says places it, else a person does. */
import { useCallback } from 'react';
import type { BaseMap, Scan } from '#core/contract/base-map.ts';
import { useService } from '../../client/queries.ts';
import { uploadFile } from '../../client/upload.ts';
import { useJob } from '../../client/use-job.ts';
import { formatLength } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { useRememberBaseMaps } from '../layers/use-base-maps.ts';

export function AddScan({
  onGoTo,
  onPlace,
}: {
  readonly onGoTo: (box: NonNullable<BaseMap['box']>) => void;
  readonly onPlace: (id: string) => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const remember = useRememberBaseMaps();
  const adding = useJob<File, { readonly id: string; readonly all: BaseMap[] }>(
    useCallback(
      async (file: File, signal: AbortSignal) =>
        client.baseMap.addScan({ file: await uploadFile(file, signal) }, { signal }),
      [client],
    ),
  );
  const { state } = adding;
  const add = async (file: File) => {
    const added = await adding.start(file);
    if (!added) return;
    remember(added.all);
    const one = added.all.find(({ id }) => id === added.id);
    if (one?.box) onGoTo(one.box);
    else onPlace(added.id);
  };
  return (
    <>
      {state.kind === 'failed' && state.failure.code !== 'job.cancelled' && (
        <FailureNotice failure={state.failure} onClose={adding.reset} />
      )}
      {state.kind === 'running' ? (
        <JobProgress progress={state.progress} onCancel={adding.cancel} />
      ) : (
        <FileDrop
          label={text('scans/add')}
          accept=".tif,.tiff,.jpg,.jpeg,.png"
          onFiles={([file]) => file && void add(file)}
        >
          {text('scans/formats')}
        </FileDrop>
      )}
    </>
  );
}

/** How a scan lies, in a line. */
export function ScanFacts({ scan: { placedBy, notTaken, points, errorM } }: { readonly scan: Scan }) {
  const { text } = useTexts();
  if (placedBy === 'file') return text('scans/byFile');
  if (placedBy === 'points') {
    const by = text('scans/byPoints', { count: points.length });
    return errorM === undefined ? by : `${by} · ${text('scans/error', { error: formatLength(errorM) })}`;
  }
  if (notTaken) return text(notTaken === 'other-system' ? 'scans/otherSystem' : 'scans/outside');
  return text('scans/waiting');
}
