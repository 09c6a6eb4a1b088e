/** A date, typed in any usual form or picked from a calendar. What was typed stays in the field until it is a day. */
import { Button, Calendar, Input, Popover } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { parseDateText } from '#core/parcel/date-text.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { CalendarOutlined } from '../../ui/icons.tsx';
import { type ControlProps, invalidProps } from './control-props.ts';

export function DateInput({
  id,
  value,
  onChange,
  disabled,
  describedBy,
  required,
  invalid,
}: ControlProps<string>) {
  const { text } = useTexts();
  const [open, setOpen] = useState(false);
  const read = parseDateText(value ?? '');
  const shown = read.kind === 'date' ? dayjs(read.value) : undefined;
  const pick = (day: Dayjs, { source }: { readonly source: string }) => {
    // Paging through years and months picks nothing yet.
    if (source !== 'date') return;
    onChange(day.format('YYYY-MM-DD'));
    setOpen(false);
    document.getElementById(id)?.focus();
  };
  return (
    <Input
      id={id}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
      disabled={disabled}
      placeholder={text('form/dateFormat')}
      className="fill numbers"
      inputMode="numeric"
      autoComplete="off"
      aria-describedby={describedBy}
      aria-required={required}
      {...invalidProps(invalid)}
      suffix={
        <Popover
          open={open}
          onOpenChange={setOpen}
          trigger="click"
          placement="bottomRight"
          destroyOnHidden
          content={
            <div className="date-calendar">
              <Calendar fullscreen={false} {...(shown ? { value: shown } : {})} onSelect={pick} />
            </div>
          }
        >
          <Button
            type="text"
            className="date-open"
            icon={<CalendarOutlined />}
            disabled={disabled}
            // The keyboard types the date; the calendar is for the finger and the mouse.
            tabIndex={-1}
            aria-label={text('form/openCalendar')}
          />
        </Popover>
      }
    />
  );
}
