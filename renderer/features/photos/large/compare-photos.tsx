/** Two photos side by side, or the same place at two moments: looked at together, each stepped through by itself. */
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { PhotoView } from '#core/contract/parcel.ts';
import { takenAtOf } from '#core/photo/photo-clock.ts';
import { type PictureView, WHOLE } from '#core/photo/picture-view.ts';
import { toFailure } from '../../../client/failure.ts';
import { useService } from '../../../client/queries.ts';
import { formatWrittenTime } from '../../../i18n/formats.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { HotKey } from '../../../ui/hot-key.tsx';
import {
  CloseOutlined,
  LeftOutlined,
  RightOutlined,
  SwapOutlined,
  TurnRightOutlined,
} from '../../../ui/icons.tsx';
import { useLargeKeys } from './large-keys.ts';
import { type PhotoList, toPhotoList, usePhotoAt } from './photo-list.ts';
import { NO_SIZES, PictureStage, type StageSizes } from './picture-stage.tsx';
import { useTurning } from './turning.ts';
import { ZoomButtons, zoomKeys, zoomWays } from './zoom-buttons.tsx';

/** A photo by its place: in the list that was opened, or among those of the same place. */
type Side = { readonly among?: PhotoList; readonly place: number };

export function ComparePhotos({
  list,
  place,
  beside,
  onEnd,
  onClose,
}: {
  readonly list: PhotoList;
  readonly place: number;
  readonly beside: number;
  /** @param place of the photo on the left, or the one it began with where that is not in the list */
  readonly onEnd: (place: number) => void;
  readonly onClose: () => void;
}) {
  const { text } = useTexts();
  const { message } = App.useApp();
  const { client } = useService();
  const [[left, right], setSides] = useState<readonly [Side, Side]>([{ place }, { place: beside }]);
  const [view, setView] = useState<PictureView>(WHOLE);
  const [sizes, setSizes] = useState(NO_SIZES);
  const listOf = ({ among }: Side): PhotoList => among ?? list;
  const [first, second] = [usePhotoAt(listOf(left), left.place), usePhotoAt(listOf(right), right.place)];
  const turning = useTurning();
  const ways = zoomWays(view, sizes, setView);
  const samePlace = useMutation({
    mutationFn: (photo: PhotoView) => client.photo.samePlace({ id: photo.id }),
    onSuccess: ({ photos }) => {
      if (photos.length === 0) void message.info(text('large/samePlaceNone'));
      else setSides([left, { among: toPhotoList(photos), place: 0 }]);
    },
  });
  const swap = () => setSides([right, left]);
  const step = (which: 0 | 1, by: -1 | 1) => {
    const stepped = (side: Side): Side => ({
      ...side,
      place: (side.place + by + listOf(side).count) % listOf(side).count,
    });
    setSides(which === 0 ? [stepped(left), right] : [left, stepped(right)]);
  };
  const end = () => {
    const shown = first && list.placeOf(first.id);
    onEnd(shown ?? place);
  };
  useLargeKeys({
    ...zoomKeys(ways),
    ArrowLeft: () => step(1, -1),
    ArrowRight: () => step(1, 1),
    'Shift+ArrowLeft': () => step(0, -1),
    'Shift+ArrowRight': () => step(0, 1),
    x: swap,
    c: end,
    Escape: end,
  });

  return (
    <div className="large">
      <header className="large-head">
        <h2>{text('large/compareTitle')}</h2>
        <span className="quiet large-hint">{text('large/together')}</span>
        <span className="large-gap" />
        <ZoomButtons ways={ways} />
        <Button
          disabled={first?.evidence.lon === undefined}
          loading={samePlace.isPending}
          onClick={() => first && samePlace.mutate(first)}
        >
          {text('large/samePlace')}
        </Button>
        <HotKey title={text('large/swap')} keys="X">
          <Button icon={<SwapOutlined />} onClick={swap}>
            {text('large/swap')}
          </Button>
        </HotKey>
        <HotKey title={text('large/compareEnd')} keys="C">
          <Button onClick={end}>{text('large/compareEnd')}</Button>
        </HotKey>
        <Button icon={<CloseOutlined />} aria-label={text('large/close')} onClick={onClose} />
      </header>
      {samePlace.error && <FailureNotice failure={toFailure(samePlace.error)} onClose={samePlace.reset} />}
      {turning.error && <FailureNotice failure={toFailure(turning.error)} onClose={turning.reset} />}
      <div className="large-pair">
        <ComparedSide
          name={text('large/first')}
          list={listOf(left)}
          place={left.place}
          photo={first}
          view={view}
          onView={setView}
          onSizes={setSizes}
          turning={turning}
          onStep={(by) => step(0, by)}
        />
        <ComparedSide
          name={text('large/second')}
          list={listOf(right)}
          place={right.place}
          photo={second}
          view={view}
          onView={setView}
          turning={turning}
          onStep={(by) => step(1, by)}
          apart={daysApart(first, second)}
        />
      </div>
    </div>
  );

  function daysApart(a: PhotoView | undefined, b: PhotoView | undefined): string | undefined {
    const [from, to] = [a && takenAtOf(a), b && takenAtOf(b)];
    if (!from || !to) return undefined;
    const days = Math.abs(Date.parse(from.slice(0, 10)) - Date.parse(to.slice(0, 10))) / 86_400_000;
    return days === 0 ? text('large/sameDay') : text('large/daysApart', { days });
  }
}

function ComparedSide({
  name,
  list,
  place,
  photo,
  view,
  onView,
  onSizes,
  turning,
  onStep,
  apart,
}: {
  readonly name: string;
  readonly list: PhotoList;
  readonly place: number;
  readonly photo: PhotoView | undefined;
  readonly view: PictureView;
  readonly onView: (view: PictureView) => void;
  readonly onSizes?: (sizes: StageSizes) => void;
  readonly turning: ReturnType<typeof useTurning>;
  readonly onStep: (by: -1 | 1) => void;
  readonly apart?: string | undefined;
}) {
  const { text, term } = useTexts();
  const takenAt = photo && takenAtOf(photo);
  return (
    <section className="large-side" aria-label={name}>
      <div className="large-side-head">
        <Button
          icon={<LeftOutlined />}
          aria-label={`${name} ${text('photos/previous')}`}
          onClick={() => onStep(-1)}
        />
        <div className="large-side-words">
          <strong title={photo?.fileName}>
            {photo?.sketch && <span className="sketch-tag">{text('large/sketchTag')}</span>}
            {photo ? `${term(`photoKinds/${photo.kind}`)} ${photo.fileName}` : text('large/loading')}
          </strong>
          <span className="quiet numbers">
            {[
              takenAt ? formatWrittenTime(takenAt) : text('photos/noTime'),
              apart,
              text('photos/of', { number: place + 1, count: list.count }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
        <Button
          icon={<TurnRightOutlined />}
          aria-label={`${name} ${text('large/turnRight')}`}
          title={text('large/turnedHelp')}
          disabled={!photo}
          onClick={() => photo && turning.turn(photo, 90)}
        />
        <Button
          icon={<RightOutlined />}
          aria-label={`${name} ${text('photos/next')}`}
          onClick={() => onStep(1)}
        />
      </div>
      {photo ? (
        <PictureStage
          photo={photo}
          clockwiseDeg={turning.turnOf(photo)}
          view={view}
          onView={onView}
          {...(onSizes ? { onSizes } : {})}
        />
      ) : (
        <div className="stage" />
      )}
    </section>
  );
}
