/** What is done with all photos of a parcel together. */
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import type { Failure } from '#core/contract/failures.ts';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { toFailure } from '../../client/failure.ts';
import { useService } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ExportOutlined, FieldTimeOutlined } from '../../ui/icons.tsx';
import { ClockDialog } from './clock-dialog.tsx';
import type { ClockStep } from './clock-plan.ts';
import './photo-clock.css';
import { StampExportDialog } from './stamp-export.tsx';

export function PhotosTools({
  detail,
  disabled,
}: {
  readonly detail: ParcelDetail;
  readonly disabled: boolean;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const { message } = App.useApp();
  const [correcting, setCorrecting] = useState(false);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const [exporting, setExporting] = useState(false);
  const [corrected, setCorrected] = useState<ClockStep | undefined>(undefined);
  const correct = async (step: ClockStep) => {
    await client.photo.correctClocks({ items: [...step.clocks] });
    setCorrected(step);
  };
  const undo = async ({ clocksBefore }: ClockStep) => {
    try {
      await client.photo.correctClocks({ items: [...clocksBefore] });
      setCorrected(undefined);
      void message.success(text('photoClock/undone'));
    } catch (error) {
      setFailure(toFailure(error));
    }
  };
  return (
    <>
      <div className="photos-tools">
        <Button icon={<FieldTimeOutlined />} disabled={disabled} onClick={() => setCorrecting(true)}>
          {text('photoClock/open')}
        </Button>
        <Button icon={<ExportOutlined />} onClick={() => setExporting(true)}>
          {text('photoStamp/export')}
        </Button>
      </div>
      {corrected && (
        <Alert
          role="status"
          type="success"
          showIcon
          closable={{ onClose: () => setCorrected(undefined) }}
          title={text('photoClock/done', { count: corrected.clocks.length })}
          action={<Button onClick={() => void undo(corrected)}>{text('photoClock/undo')}</Button>}
        />
      )}
      {failure && <FailureNotice failure={failure} onClose={() => setFailure(undefined)} />}
      {exporting && (
        <StampExportDialog
          parcel={detail.id}
          photos={detail.photos.map(({ id }) => id)}
          onClose={() => setExporting(false)}
        />
      )}
      {correcting && (
        <ClockDialog photos={detail.photos} ofParcel onApply={correct} onClose={() => setCorrecting(false)} />
      )}
    </>
  );
}
