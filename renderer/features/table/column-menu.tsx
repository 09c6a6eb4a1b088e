/** Which columns the table shows; remembered on this machine. */
import { Button, Checkbox, Popover } from 'antd';
import { LIST_COLUMN_NAMES, type ListColumnName } from '#core/parcel/list-columns.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { SettingOutlined } from '../../ui/icons.tsx';

export function ColumnMenu({
  columns,
  onColumns,
  onReset,
}: {
  readonly columns: readonly ListColumnName[];
  readonly onColumns: (columns: readonly ListColumnName[]) => void;
  readonly onReset: () => void;
}) {
  const { text, term } = useTexts();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <fieldset className="plain column-menu">
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
      <Button icon={<SettingOutlined />}>{text('table/columns')}</Button>
    </Popover>
  );
}
