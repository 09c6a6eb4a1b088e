/** The running intake of photos. It belongs to the window, not to a tab: looking at another parcel must not end it. */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { RecordId } from '#core/ids.ts';
import { useService } from '../../client/queries.ts';
import { type Job, useJob } from '../../client/use-job.ts';
import { addPhotos, type Intake, type IntakeResult } from './add-photos.ts';

type PhotoIntake = {
  readonly job: Job<Intake, IntakeResult>;
  /** For whom the last intake was started. */
  readonly parcel: RecordId | undefined;
  readonly start: (intake: Intake) => void;
};

const IntakeContext = createContext<PhotoIntake | undefined>(undefined);

export function PhotoIntakeProvider({ children }: { readonly children: ReactNode }) {
  const { client } = useService();
  const work = useCallback(
    async (intake: Intake, signal: AbortSignal) => addPhotos(client, intake, signal),
    [client],
  );
  const job = useJob(work);
  const [parcel, setParcel] = useState<RecordId | undefined>(undefined);
  const intake = useMemo(
    () => ({
      job,
      parcel,
      start: (next: Intake) => {
        setParcel(next.parcel);
        void job.start(next);
      },
    }),
    [job, parcel],
  );
  return <IntakeContext.Provider value={intake}>{children}</IntakeContext.Provider>;
}

export function usePhotoIntake(): PhotoIntake {
  const intake = useContext(IntakeContext);
  if (!intake) throw new Error('usePhotoIntake outside of PhotoIntakeProvider');
  return intake;
}
