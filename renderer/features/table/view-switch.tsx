/** From the map to the table and back: two ways to look at the same parcels. */
import { useTexts } from '../../i18n/use-texts.ts';

export const SURVEY_VIEWS = ['map', 'table'] as const;
export type SurveyView = (typeof SURVEY_VIEWS)[number];

export function ViewSwitch({
  view,
  onView,
}: {
  readonly view: SurveyView;
  readonly onView: (view: SurveyView) => void;
}) {
  const { text } = useTexts();
  return (
    <fieldset className="plain view-switch" aria-label={text('table/views')}>
      {SURVEY_VIEWS.map((each) => (
        <button type="button" key={each} aria-pressed={each === view} onClick={() => onView(each)}>
          {text(`table/${each}`)}
        </button>
      ))}
    </fieldset>
  );
}
