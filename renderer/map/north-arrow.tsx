import { useTexts } from '../i18n/use-texts.ts';

/** The map is never turned: north is up. */
export function NorthArrow() {
  const { text } = useTexts();
  return (
    <svg
      className="map-north"
      viewBox="0 0 28 40"
      width="28"
      height="40"
      role="img"
      aria-label={text('map/north')}
    >
      <path d="M14 2 22 26 14 21 6 26Z" />
      <text x="14" y="38" textAnchor="middle">
        N
      </text>
    </svg>
  );
}
