/** Which column of the file goes into which field; guessed by name, and changed here before anything is stored. */
import { Select } from 'antd';
import type { SourceColumn } from '#core/contract/boundary.ts';
import { type ColumnMapping, FILLABLE_FIELDS, pathOf } from '#core/parcel/source-columns.ts';
import { cutMiddle } from '../../i18n/formats.ts';
import { useTexts } from '../../i18n/use-texts.ts';

/** A line of the narrow list: an example is to be recognised, not read. */
const EXAMPLE_WIDTH = 24;

export function ColumnMappingTable({
  columns,
  plots,
  disabled,
  onChange,
}: {
  readonly columns: readonly SourceColumn[];
  /** How many plots there are, to say of how many of them a column is filled. */
  readonly plots: number;
  readonly disabled: boolean;
  readonly onChange: (mapping: ColumnMapping) => void;
}) {
  const { text, fieldLabel, term } = useTexts();
  const mapping = Object.fromEntries(columns.flatMap(({ name, field }) => (field ? [[name, field]] : [])));
  const choose = (column: string, field: string | null | undefined): void => {
    const others = Object.entries(mapping).filter(([name, other]) => name !== column && other !== field);
    onChange(Object.fromEntries(field ? [...others, [column, field]] : others));
  };
  // Not in groups: a heading within the list is no choice, and screen readers are told it is one.
  const options = FILLABLE_FIELDS.map((each) => ({
    value: pathOf(each),
    label: text('boundaryFiles/fieldOfGroup', {
      field: fieldLabel(pathOf(each)),
      group: term(`groups/${each.group}`),
    }),
    short: fieldLabel(pathOf(each)),
  }));
  return (
    <section className="column-mapping" aria-label={text('boundaryFiles/columnsTitle')}>
      <h3>{text('boundaryFiles/columnsTitle')}</h3>
      <p className="quiet">{text('boundaryFiles/columnsHelp')}</p>
      <ul>
        {columns.map(({ name, field, filled, examples }) => (
          <li key={name}>
            <span className="column-name">
              <strong>{name}</strong>
              <span className="column-examples">
                {examples.length > 0
                  ? text('boundaryFiles/examples', {
                      examples: examples.map((each) => cutMiddle(each, EXAMPLE_WIDTH)).join('、'),
                    })
                  : text('common/notFilled')}
                {plots > 0 && filled > 0 && filled < plots && (
                  <span className="numbers"> ({text('boundaryFiles/filled', { filled, plots })})</span>
                )}
              </span>
            </span>
            <Select<string | null>
              value={field ?? null}
              onChange={(chosen) => choose(name, chosen)}
              options={options}
              optionLabelProp="short"
              showSearch={{ optionFilterProp: 'label' }}
              allowClear
              disabled={disabled}
              placeholder={text('boundaryFiles/notTaken')}
              aria-label={text('boundaryFiles/chooseField', { column: name })}
              className="fill"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
