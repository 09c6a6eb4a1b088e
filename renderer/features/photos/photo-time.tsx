/** When a photo was taken; a corrected time is marked as such and the camera's own stands behind it. */
import { Tag } from 'antd';
import type { PhotoView } from '#core/contract/parcel.ts';
import { isTimeCorrected, takenAtOf } from '#core/photo/photo-clock.ts';
import { formatDateTime, formatWrittenSeconds, formatWrittenTime } from '../../i18n/formats.ts';
import { type Texts, useTexts } from '../../i18n/use-texts.ts';
import { HistoryOutlined } from '../../ui/icons.tsx';

/** Shows `missing` for a photo without a time. */
export function PhotoTime({
  photo,
  missing,
  isNarrow = false,
}: {
  readonly photo: PhotoView;
  readonly missing: string;
  /** Marks a corrected time with a sign in place of the word, which only a screen reader says. */
  readonly isNarrow?: boolean;
}) {
  const { text } = useTexts();
  const takenAt = takenAtOf(photo);
  if (!takenAt) return missing;
  if (!isTimeCorrected(photo) && !photo.clock?.conflict) return formatWrittenTime(takenAt);
  if (isNarrow) {
    const mark = text(photo.clock?.conflict ? 'photoClock/conflict' : 'photoClock/corrected');
    return (
      <>
        {formatWrittenTime(takenAt)} <HistoryOutlined aria-label={mark} title={mark} />
      </>
    );
  }
  return (
    <>
      {formatWrittenTime(takenAt)}{' '}
      <Tag
        className="time-corrected"
        color={photo.clock?.conflict ? 'warning' : 'processing'}
        title={`${text('photoClock/cameraTime')} ${formatWrittenTime(photo.evidence.takenAt ?? '')}`}
      >
        {text(photo.clock?.conflict ? 'photoClock/conflict' : 'photoClock/corrected')}
      </Tag>
    </>
  );
}

/** The facts about a corrected time: what the camera wrote, and who put it right by how much, when and why. */
export function correctionFacts(
  photo: PhotoView,
  text: Texts['text'],
): readonly { readonly name: string; readonly value: string }[] {
  const { clock, evidence } = photo;
  if (!clock || !evidence.takenAt) return [];
  const { by, at } = clock.source;
  return [
    { name: text('photoClock/cameraTime'), value: formatWrittenSeconds(evidence.takenAt) },
    {
      name: text('photoClock/note'),
      value: text('photoClock/noteText', {
        shift: shiftText(clock.shiftS, text),
        reason: clock.reason,
        by,
        at: formatDateTime(at),
      }),
    },
  ];
}

/** `加 1 天 02:03:04` */
export function shiftText(shiftS: number, text: Texts['text']): string {
  if (shiftS === 0) return text('photoClock/noShift');
  const { days, hours, minutes, seconds } = partsOf(shiftS);
  const clock = [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
  const amount = days > 0 ? `${text('photoClock/amountDays', { count: days })} ${clock}` : clock;
  return text(shiftS > 0 ? 'photoClock/forward' : 'photoClock/backward', { amount });
}

/** Of the amount, without its sign. */
export function partsOf(shiftS: number) {
  const amount = Math.abs(shiftS);
  return {
    days: Math.floor(amount / 86_400),
    hours: Math.floor(amount / 3600) % 24,
    minutes: Math.floor(amount / 60) % 60,
    seconds: amount % 60,
  };
}
