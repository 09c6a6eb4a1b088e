/** 校正拍摄时间: of which photos, by how much, why; and what comes of it, before anything is written. */
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Input, Modal, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useId, useState } from 'react';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import { CLOCK_REASON_LENGTH, chinaTime, shiftTo } from '#core/photo/photo-clock.ts';
import { toFailure } from '../../client/failure.ts';
import { useService } from '../../client/queries.ts';
import { cutMiddle, formatWrittenSeconds } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ClockAmount } from './clock-amount.tsx';
import { type ClockStep, planOfClock, stepOf } from './clock-plan.ts';
import { ClockPreview } from './clock-preview.tsx';
import { shiftText } from './photo-time.tsx';
import './photo-clock.css';

type Scope = 'chosen' | 'waiting' | 'camera';
type How = 'amount' | 'real' | 'nothing';
const NONE_LOCKED: ReadonlySet<RecordId> = new Set();
const INPUT_FORMAT = 'YYYY-MM-DD HH:mm:ss';

export function ClockDialog({
  photos,
  waiting,
  ofParcel = false,
  onApply,
  onClose,
}: {
  /** What the dialog was opened for; not empty. */
  readonly photos: readonly PhotoView[];
  /** All that wait to be matched, where the dialog is opened there. */
  readonly waiting?: readonly PhotoView[];
  readonly ofParcel?: boolean;
  /** Writes it. @throws whatever the service refuses with */
  readonly onApply: (step: ClockStep) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const [scope, setScope] = useState<Scope>('chosen');
  const [how, setHow] = useState<How>('amount');
  const [amountS, setAmountS] = useState(0);
  const timed = photos.filter(({ evidence }) => evidence.takenAt);
  const [referenceId, setReferenceId] = useState(timed[0]?.id);
  const [real, setReal] = useState<string | undefined>(undefined);
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<unknown>(undefined);
  const [busy, setBusy] = useState(false);
  const ids = { reason: useId(), reference: useId(), real: useId() };

  const camera = photos[0]?.evidence.deviceModel;
  const sameWaiting = waiting?.filter(({ evidence }) => evidence.deviceModel === camera) ?? [];
  const ofCamera = useQuery({
    queryKey: ['photo', 'ofCamera', camera],
    queryFn: ({ signal }) => client.photo.ofCamera({ deviceModel: camera ?? '' }, { signal }),
    enabled: scope === 'camera' && camera !== undefined,
  });
  const concerned =
    scope === 'chosen' ? photos : scope === 'waiting' ? sameWaiting : (ofCamera.data?.photos ?? []);
  const locked = scope === 'camera' ? new Set(ofCamera.data?.locked) : NONE_LOCKED;

  const reference = timed.find(({ id }) => id === referenceId);
  const shownAt = reference?.evidence.takenAt;
  const satelliteTime = reference?.evidence.gpsTime && chinaTime(reference.evidence.gpsTime)?.slice(0, 19);
  const byReal = real && shownAt ? shiftTo(shownAt, real) : undefined;
  const shiftS = how === 'nothing' ? 0 : how === 'amount' ? amountS : (byReal ?? 0);
  const plan = planOfClock(concerned, shiftS, locked);
  const rows = how === 'nothing' ? plan.rows.filter(({ photo }) => photo.clock) : plan.rows;
  const count = how !== 'nothing' && shiftS === 0 ? 0 : rows.length;
  const needsReason = how !== 'nothing' && reason.trim() === '';

  const apply = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await onApply(stepOf({ ...plan, rows }, shiftS, how === 'nothing' ? '' : reason.trim()));
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      width={760}
      centered
      classNames={{ body: 'clock-body' }}
      title={text('photoClock/title')}
      okText={text(how === 'nothing' ? 'photoClock/takeBack' : 'photoClock/apply', { count })}
      okButtonProps={{ disabled: count === 0 || needsReason || busy, loading: busy }}
      cancelText={text('common/cancel')}
      onOk={() => void apply()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="quiet">{text('photoClock/lead')}</p>
      <fieldset className="clock-part">
        <legend>{text('photoClock/scope')}</legend>
        <Radio.Group
          value={scope}
          onChange={(event) => setScope(event.target.value)}
          className="clock-scopes"
          options={[
            {
              value: 'chosen',
              label: text(ofParcel ? 'photoClock/scopeParcel' : 'photoClock/scopeChosen', {
                count: photos.length,
              }),
            },
            ...(sameWaiting.length > photos.length
              ? [
                  {
                    value: 'waiting',
                    label: camera
                      ? text('photoClock/scopeWaiting', { camera, count: sameWaiting.length })
                      : text('photoClock/scopeWaitingUnknown', { count: sameWaiting.length }),
                  },
                ]
              : []),
            ...(camera ? [{ value: 'camera', label: text('photoClock/scopeCamera', { camera }) }] : []),
          ]}
        />
      </fieldset>
      <fieldset className="clock-part">
        <legend>{text('photoClock/how')}</legend>
        <Radio.Group
          value={how}
          onChange={(event) => setHow(event.target.value)}
          optionType="button"
          options={[
            { value: 'amount', label: text('photoClock/byAmount') },
            { value: 'real', label: text('photoClock/byRealTime'), disabled: timed.length === 0 },
            { value: 'nothing', label: text('photoClock/byNothing') },
          ]}
        />
        {how === 'amount' && <ClockAmount amountS={amountS} onChange={setAmountS} />}
        {how === 'real' && (
          <div className="clock-real">
            <Row id={ids.reference} label={text('photoClock/reference')}>
              <Select
                id={ids.reference}
                value={referenceId ?? null}
                onChange={setReferenceId}
                options={timed.map(({ id, fileName, evidence }) => ({
                  value: id,
                  label: `${cutMiddle(fileName, 28)}　${formatWrittenSeconds(evidence.takenAt ?? '')}`,
                }))}
              />
            </Row>
            <Row id={ids.real} label={text('photoClock/realTime')}>
              <DatePicker
                id={ids.real}
                showTime
                needConfirm={false}
                format={INPUT_FORMAT}
                value={real ? dayjs(real) : null}
                {...(shownAt ? { defaultPickerValue: dayjs(shownAt.slice(0, 19)) } : {})}
                onChange={(value) => setReal(value?.format('YYYY-MM-DDTHH:mm:ss'))}
              />
              {satelliteTime && (
                <button type="button" className="clock-satellite" onClick={() => setReal(satelliteTime)}>
                  {text('photoClock/satellite', {
                    time: satelliteTime.replace('T', ' '),
                  })}
                </button>
              )}
            </Row>
            <p className="quiet">{text('photoClock/realTimeHelp')}</p>
          </div>
        )}
      </fieldset>
      {how !== 'nothing' && (
        <Row id={ids.reason} label={text('photoClock/reason')}>
          <Input
            id={ids.reason}
            value={reason}
            maxLength={CLOCK_REASON_LENGTH}
            placeholder={text('photoClock/reasonPlaceholder')}
            aria-describedby={`${ids.reason}-help`}
            onChange={(event) => setReason(event.target.value)}
          />
        </Row>
      )}
      {needsReason && count > 0 && (
        <p id={`${ids.reason}-help`} className="note-warning">
          {text('photoClock/reasonMissing')}
        </p>
      )}
      <ClockPreview
        plan={{ ...plan, rows }}
        shift={shiftText(shiftS, text)}
        showsEarlier={how !== 'nothing'}
      />
      {ofCamera.error && <FailureNotice failure={toFailure(ofCamera.error)} />}
      {failure !== undefined && (
        <FailureNotice failure={toFailure(failure)} onClose={() => setFailure(undefined)} />
      )}
    </Modal>
  );
}

function Row({
  id,
  label,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="clock-row">
      <label htmlFor={id}>{label}</label>
      <div className="clock-field">{children}</div>
    </div>
  );
}
