/** The photos of one group as tiles to choose from: what is in them, which kind they get, and how sure the suggestion is. */
import type { RecordId } from '#core/ids.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { PhotoTile } from '../photos/photo-tile.tsx';
import { PhotoTime } from '../photos/photo-time.tsx';
import { kindOf, type MatchedPhoto } from './group-photos.ts';

export type ChooseHow = 'only' | 'also' | 'up-to';

export function PhotoTiles({
  label,
  photos,
  chosen,
  cursor,
  chosenKinds,
  onChoose,
}: {
  readonly label: string;
  readonly photos: readonly MatchedPhoto[];
  readonly chosen: ReadonlySet<RecordId>;
  readonly cursor: RecordId | undefined;
  readonly chosenKinds: ReadonlySet<RecordId>;
  readonly onChoose: (id: RecordId, how: ChooseHow) => void;
}) {
  return (
    <div role="listbox" aria-multiselectable aria-label={label} className="tile-grid">
      {photos.map((matched) => (
        <MatchedTile
          key={matched.photo.id}
          matched={matched}
          isChosen={chosen.has(matched.photo.id)}
          isCursor={matched.photo.id === cursor}
          isKindChosen={matched.photo.kind !== 'other' || chosenKinds.has(matched.photo.id)}
          kind={kindOf(matched.photo, chosenKinds)}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
}

export const tileId = (id: RecordId) => `tile-${id}`;

function MatchedTile({
  matched: { photo, matches },
  isChosen,
  isCursor,
  kind,
  isKindChosen,
  onChoose,
}: {
  readonly matched: MatchedPhoto;
  readonly isChosen: boolean;
  readonly isCursor: boolean;
  readonly kind: ReturnType<typeof kindOf>;
  readonly isKindChosen: boolean;
  readonly onChoose: (id: RecordId, how: ChooseHow) => void;
}) {
  const { text, term } = useTexts();
  const [best] = matches;
  const { lon } = photo.evidence;
  return (
    <PhotoTile
      photo={photo}
      id={tileId(photo.id)}
      kind={term(`photoKinds/${kind}`)}
      isKindGuessed={!isKindChosen}
      isChosen={isChosen}
      isCursor={isCursor}
      tabIndex={isCursor ? 0 : -1}
      onClick={(event) =>
        onChoose(photo.id, event.shiftKey ? 'up-to' : event.ctrlKey || event.metaKey ? 'also' : 'only')
      }
    >
      <span className="tile-line numbers">
        <PhotoTime photo={photo} missing={photo.fileName} isNarrow />
      </span>
      <span className="tile-line">
        {best ? (
          <>
            <span className={`grade grade-${best.grade}`}>
              {text(`matching/grades/${best.grade}`)}{' '}
              {text('matching/confidence', { percent: Math.round(best.confidence * 100) })}
            </span>
            <span className="quiet numbers">
              {best.distanceM === 0
                ? text('matching/within')
                : text('matching/distance', { metres: Math.round(best.distanceM) })}
            </span>
          </>
        ) : (
          <span className="quiet">{lon === undefined ? text('matching/noPosition') : '\u00a0'}</span>
        )}
      </span>
    </PhotoTile>
  );
}
