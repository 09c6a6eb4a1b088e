/** Long work: what is being done, how much, how long still, and a way to stop it. */
import { Progress as Bar, Button } from 'antd';
import type { JobProgress as Reported } from '../client/use-job.ts';
import { formatBytes, formatCount } from '../i18n/formats.ts';
import { useTexts } from '../i18n/use-texts.ts';

/** Remaining time is told only after this long: earlier it is a guess that jumps. */
const GUESS_AFTER_MS = 3000;

export function JobProgress({
  progress,
  onCancel,
}: {
  readonly progress: Reported | undefined;
  readonly onCancel: () => void;
}) {
  const { text, phase } = useTexts();
  const share = progress?.total ? Math.min(1, progress.done / progress.total) : undefined;
  return (
    <div className="job" role="status" aria-live="polite">
      <div className="job-words">
        <span>{progress ? phase(progress.phase) : text('jobs/starting')}</span>
        <span className="numbers job-count">{progress && toCount(progress)}</span>
      </div>
      <Bar
        percent={share === undefined ? 100 : Math.round(share * 100)}
        status="active"
        showInfo={share !== undefined}
        aria-label={progress ? phase(progress.phase) : text('jobs/starting')}
      />
      <div className="job-words">
        <span className="quiet">{progress && share !== undefined && toRemaining(progress, share)}</span>
        <Button onClick={onCancel}>{text('common/cancel')}</Button>
      </div>
    </div>
  );

  function toCount({ done, total, unit }: Reported): string {
    if (unit === 'bytes') return total ? `${formatBytes(done)} / ${formatBytes(total)}` : formatBytes(done);
    const words = { done: formatCount(done), unit: text(`jobs/units/${unit}`) };
    return total
      ? text('jobs/count', { ...words, total: formatCount(total) })
      : text('jobs/countOpen', words);
  }

  function toRemaining({ phaseStartedAtMs, ...progress }: Reported, done: number): string {
    const elapsedMs = performance.now() - phaseStartedAtMs;
    if (elapsedMs < GUESS_AFTER_MS || done <= 0) return '';
    const seconds = Math.ceil((elapsedMs / done - elapsedMs) / 1000);
    const time =
      seconds < 90
        ? text('jobs/seconds', { count: seconds })
        : text('jobs/minutes', { count: Math.ceil(seconds / 60) });
    const remaining = text('jobs/remaining', { time });
    if (progress.unit === 'bytes') return remaining;
    const perSecond = ((progress.done / elapsedMs) * 1000).toFixed(1);
    const unit = text(`jobs/units/${progress.unit}`);
    return `${text('jobs/rate', { count: perSecond, unit })} · ${remaining}`;
  }
}
