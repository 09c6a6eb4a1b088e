/** The marks over the picture, as the service will draw them, and the place where words are being written. */
import type { PictureSize } from '#core/photo/picture-size.ts';
import { SKETCH_COLOURS, SKETCH_TEXT_LENGTH, type SketchMark } from '#core/photo/sketch.ts';
import { strokePx, textPx, toShapes } from '#core/photo/sketch-shapes.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import type { Sketch } from './use-sketch.ts';

export function SketchLayer({ sketch, picture }: { readonly sketch: Sketch; readonly picture: PictureSize }) {
  const { text } = useTexts();
  const { marks, current, writingAt, write, colour } = sketch;
  const share = (value: number) => `${value * 100}%`;
  const letters = { fontSize: `${(textPx(picture) / picture.widthPx) * 100}cqw` };
  return (
    <div className="sketch-layer">
      <svg viewBox={`0 0 ${picture.widthPx} ${picture.heightPx}`} aria-hidden="true">
        {[...marks, ...(current ? [current] : [])].map((mark, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks only come and go at the end
          <Mark key={i} mark={mark} picture={picture} />
        ))}
      </svg>
      {marks.map((mark, i) =>
        mark.kind === 'text' ? (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={i}
            className={`sketch-text sketch-${mark.colour}`}
            style={{ left: share(mark.at[0]), top: share(mark.at[1]), ...letters }}
          >
            {mark.text}
          </span>
        ) : null,
      )}
      {writingAt && (
        <input
          className={`sketch-text sketch-input sketch-${colour}`}
          style={{ left: share(writingAt[0]), top: share(writingAt[1]), ...letters }}
          // biome-ignore lint/a11y/noAutofocus: it was put there to be written in
          autoFocus
          maxLength={SKETCH_TEXT_LENGTH}
          aria-label={text('sketching/text')}
          placeholder={text('sketching/text')}
          onBlur={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key === 'Escape') {
              event.currentTarget.value = '';
              event.currentTarget.blur();
            }
          }}
        />
      )}
    </div>
  );
}

function Mark({ mark, picture }: { readonly mark: SketchMark; readonly picture: PictureSize }) {
  const colour = SKETCH_COLOURS[mark.colour];
  const width = strokePx(picture);
  return toShapes(mark, picture).map(({ d, filled }) =>
    filled ? (
      <path key={d} d={d} fill={colour} stroke="#fff" strokeWidth={width / 4} />
    ) : (
      <g key={d} fill="none">
        <path d={d} stroke="#fff" strokeWidth={width * 1.5} />
        <path d={d} stroke={colour} strokeWidth={width} />
      </g>
    ),
  );
}
