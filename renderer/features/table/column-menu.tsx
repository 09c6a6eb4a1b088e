/** Which columns the table shows; remembered on this machine. */
import { Button, Checkbox, Popover } from 'antd';
import { type KeyboardEvent, memo, useState } from 'react';
import { LIST_COLUMN_NAMES, type ListColumnName } from '#core/parcel/list-columns.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { SettingOutlined } from '../../ui/icons.tsx';

export const ColumnMenu = memo(function ColumnMenu({
  columns,
  onColumns,
  onReset,
}: {
  readonly columns: readonly ListColumnName[];
  readonly onColumns: (columns: readonly ListColumnName[]) => void;
  readonly onReset: () => void;
}) {
  const { text, term } = useTexts();
  const [open, setOpen] = useState(false);
  /** Esc closes this menu and nothing behind it. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
    setOpen(false);
  };
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      content={
        <fieldset className="plain column-menu" onKeyDown={onKeyDown}>
          <legend className="sub-label">{text('table/columns')}</legend>
          <Checkbox.Group<ListColumnName>
            className="column-choices"
            value={[...columns]}
            onChange={(chosen) => onColumns(chosen)}
            options={LIST_COLUMN_NAMES.map((name) => ({
              value: name,
              label: term(`listColumns/${name}`),
              disabled: name === 'unitNo',
            }))}
          />
          <Button size="small" onClick={onReset}>
            {text('table/columnsReset')}
          </Button>
        </fieldset>
      }
    >
      <Button icon={<SettingOutlined />} aria-expanded={open} onKeyDown={onKeyDown}>
        {text('table/columns')}
      </Button>
    </Popover>
  );
});
