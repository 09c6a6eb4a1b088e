/** The version of code lists and rules that a record was filled in under, beside the one in force. */
import { useReference } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { ControlProps } from './control-props.ts';

export function ListVersion({ id, value, labelledBy, describedBy }: ControlProps<string>) {
  const { text } = useTexts();
  const current = useReference().data?.edition.version;
  return (
    <output id={id} className="program-value" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {value ?? text('reference/versionUnknown')}
      {current !== undefined && current !== value && (
        <span className="quiet"> {text('reference/versionNow', { version: current })}</span>
      )}
    </output>
  );
}
