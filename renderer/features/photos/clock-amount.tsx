/** By how much a clock was wrong, as one says it: slow or fast, so many days, hours, minutes and seconds. */
import { InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { MAX_CLOCK_SHIFT_S } from '#core/photo/photo-clock.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { partsOf } from './photo-time.tsx';

const PARTS = [
  { name: 'days', seconds: 86_400, max: 36_500 },
  { name: 'hours', seconds: 3600, max: 9999 },
  { name: 'minutes', seconds: 60, max: 9999 },
  { name: 'seconds', seconds: 1, max: 9999 },
] as const;

export function ClockAmount({
  amountS,
  onChange,
}: {
  readonly amountS: number;
  readonly onChange: (amountS: number) => void;
}) {
  const { text } = useTexts();
  const [sign, setSign] = useState<1 | -1>(amountS < 0 ? -1 : 1);
  const [parts, setParts] = useState(partsOf(amountS));
  const tell = (nextSign: 1 | -1, next: typeof parts) => {
    setSign(nextSign);
    setParts(next);
    const sum = PARTS.reduce((total, { name, seconds }) => total + next[name] * seconds, 0);
    onChange(sum === 0 ? 0 : nextSign * Math.min(sum, MAX_CLOCK_SHIFT_S));
  };
  return (
    <div className="clock-amount">
      <Radio.Group
        aria-label={text('photoClock/direction')}
        value={sign}
        onChange={(event) => tell(event.target.value, parts)}
        options={[
          { value: 1, label: text('photoClock/slow') },
          { value: -1, label: text('photoClock/fast') },
        ]}
      />
      {PARTS.map(({ name, max }) => (
        <span key={name} className="clock-number">
          <InputNumber
            aria-label={text(`photoClock/${name}`)}
            min={0}
            max={max}
            precision={0}
            value={parts[name]}
            onChange={(value) => tell(sign, { ...parts, [name]: value ?? 0 })}
          />
          <span aria-hidden>{text(`photoClock/${name}`)}</span>
        </span>
      ))}
    </div>
  );
}
