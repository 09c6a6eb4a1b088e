/** A polygon with its points: the sign for a boundary, drawn like the icons of the library. */
export function BoundaryIcon() {
  return (
    <span className="anticon" aria-hidden="true">
      <svg
        viewBox="0 0 16 16"
        width="1em"
        height="1em"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        aria-hidden="true"
      >
        <path d="M3.4 5 9 2.6 13.4 6 11.6 13 4.6 12Z" strokeLinejoin="round" />
        <g fill="currentColor" stroke="none">
          <circle cx="3.4" cy="5" r="1.6" />
          <circle cx="9" cy="2.6" r="1.6" />
          <circle cx="13.4" cy="6" r="1.6" />
          <circle cx="11.6" cy="13" r="1.6" />
          <circle cx="4.6" cy="12" r="1.6" />
        </g>
      </svg>
    </span>
  );
}
