/** One photo as large as the window, with what is known of it beside it. */
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { FILE_ROUTES } from '#core/contract/host.ts';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import { WHOLE } from '#core/photo/picture-view.ts';
import { toFailure } from '../../../client/failure.ts';
import { useReference } from '../../../client/queries.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { HotKey } from '../../../ui/hot-key.tsx';
import {
  CloseOutlined,
  EditOutlined,
  LeftOutlined,
  RightOutlined,
  SplitCellsOutlined,
  TurnLeftOutlined,
  TurnRightOutlined,
} from '../../../ui/icons.tsx';
import { useLargeKeys } from './large-keys.ts';
import { PhotoFacts } from './photo-facts.tsx';
import { type PhotoList, usePhotoAt } from './photo-list.ts';
import { NO_SIZES, PictureStage } from './picture-stage.tsx';
import { useSavedSketch } from './saved-sketch.ts';
import { SketchBar } from './sketch-bar.tsx';
import { SketchLayer } from './sketch-layer.tsx';
import { useTurning } from './turning.ts';
import { useSketch } from './use-sketch.ts';
import { ZoomButtons, zoomKeys, zoomWays } from './zoom-buttons.tsx';

export function LookAtPhoto({
  list,
  place,
  onPlace,
  onCompare,
  onParcel,
  onClose,
}: {
  readonly list: PhotoList;
  readonly place: number;
  readonly onPlace: (place: number) => void;
  readonly onCompare: (beside: number) => void;
  readonly onParcel?: ((parcel: RecordId) => void) | undefined;
  readonly onClose: () => void;
}) {
  const { text, term } = useTexts();
  const { modal } = App.useApp();
  const photo = usePhotoAt(list, place);
  const [view, setView] = useState(WHOLE);
  const [sizes, setSizes] = useState(NO_SIZES);
  const [isDrawing, setIsDrawing] = useState(false);
  const sketch = useSketch();
  const turning = useTurning();
  const saving = useSavedSketch(list, onPlace);
  const ways = zoomWays(view, sizes, setView);
  const [wantsStamp, setWantsStamp] = useState(false);
  const stamped = useStampedUrl(wantsStamp && !isDrawing ? photo : undefined);

  const go = (to: number) => {
    if (isDrawing || list.count < 2) return;
    setView(WHOLE);
    onPlace((to + list.count) % list.count);
  };
  const turn = (by: -90 | 90) => {
    if (!photo || isDrawing) return;
    setView(WHOLE);
    turning.turn(photo, by);
  };
  const endDrawing = () => {
    sketch.clear();
    setIsDrawing(false);
  };
  /** What was drawn is work too: it goes only when a person says so. */
  const leaveDrawing = (then: () => void) => {
    if (sketch.marks.length === 0) return then();
    modal.confirm({
      title: text('sketching/discardQuestion'),
      content: text('sketching/discardHelp', { count: sketch.marks.length }),
      okText: text('sketching/discard'),
      cancelText: text('sketching/goOn'),
      onOk: then,
    });
  };
  const canDraw = photo?.present === true && !photo.sketch;
  const beginDrawing = () => {
    if (canDraw) setIsDrawing(true);
  };
  const save = () => {
    if (photo) saving.save(photo.id, sketch.marks, endDrawing);
  };
  useLargeKeys({
    ArrowLeft: () => go(place - 1),
    ArrowRight: () => go(place + 1),
    ...zoomKeys(ways),
    r: () => turn(90),
    'Shift+R': () => turn(-90),
    c: isDrawing || list.count < 2 ? undefined : () => onCompare((place + 1) % list.count),
    d: isDrawing ? undefined : beginDrawing,
    'Ctrl+z': isDrawing ? sketch.undo : undefined,
    'Ctrl+y': isDrawing ? sketch.redo : undefined,
    'Ctrl+Shift+Z': isDrawing ? sketch.redo : undefined,
    Escape: () => (isDrawing ? leaveDrawing(endDrawing) : onClose()),
  });

  return (
    <div className="large">
      <header className="large-head">
        <h2 title={photo?.fileName}>
          {photo?.sketch && <span className="sketch-tag">{text('large/sketchTag')}</span>}
          {isDrawing
            ? text('sketching/title')
            : photo && `${term(`photoKinds/${photo.kind}`)} ${photo.caption ?? photo.fileName}`}
        </h2>
        <span className="quiet numbers">
          {isDrawing ? text('sketching/help') : text('photos/of', { number: place + 1, count: list.count })}
        </span>
        <span className="large-gap" />
        <ZoomButtons ways={ways} />
        {!isDrawing && (
          <>
            {photo && !photo.sketch && (
              <Checkbox
                className="stamp-switch"
                checked={wantsStamp}
                onChange={(event) => setWantsStamp(event.target.checked)}
              >
                {text('photoStamp/preview')}
              </Checkbox>
            )}
            <fieldset
              aria-label={text('large/turnedHelp')}
              title={text('large/turnedHelp')}
              className="large-group"
            >
              <HotKey title={text('large/turnLeft')} keys="Shift+R">
                <Button
                  icon={<TurnLeftOutlined />}
                  aria-label={text('large/turnLeft')}
                  disabled={!photo}
                  onClick={() => turn(-90)}
                />
              </HotKey>
              <HotKey title={text('large/turnRight')} keys="R">
                <Button
                  icon={<TurnRightOutlined />}
                  aria-label={text('large/turnRight')}
                  disabled={!photo}
                  onClick={() => turn(90)}
                />
              </HotKey>
            </fieldset>
            <HotKey title={text('large/compare')} keys="C">
              <Button
                icon={<SplitCellsOutlined />}
                disabled={list.count < 2}
                onClick={() => onCompare((place + 1) % list.count)}
              >
                {text('large/compare')}
              </Button>
            </HotKey>
            <HotKey title={text('sketching/begin')} keys="D">
              <Button icon={<EditOutlined />} disabled={!canDraw} onClick={beginDrawing}>
                {text('sketching/begin')}
              </Button>
            </HotKey>
          </>
        )}
        <Button
          icon={<CloseOutlined />}
          aria-label={text('large/close')}
          onClick={() => leaveDrawing(onClose)}
        />
      </header>
      {isDrawing && (
        <SketchBar
          sketch={sketch}
          saving={saving.isSaving}
          onSave={save}
          onCancel={() => leaveDrawing(endDrawing)}
        />
      )}
      {turning.error && <FailureNotice failure={toFailure(turning.error)} onClose={turning.reset} />}
      {saving.error && <FailureNotice failure={toFailure(saving.error)} onClose={saving.reset} />}
      <div className="large-body">
        <div className="large-middle">
          {photo ? (
            <PictureStage
              photo={photo}
              clockwiseDeg={stamped ? 0 : turning.turnOf(photo)}
              stamped={stamped}
              view={view}
              onView={setView}
              onSizes={setSizes}
              {...(isDrawing && !saving.isSaving ? { drawing: sketch.drawing } : {})}
            >
              {(picture) => isDrawing && <SketchLayer sketch={sketch} picture={picture} />}
            </PictureStage>
          ) : (
            <div className="stage">
              <p className="stage-none">{text('large/loading')}</p>
            </div>
          )}
          {!isDrawing && list.count > 1 && (
            <>
              <Button
                className="large-step large-before"
                icon={<LeftOutlined />}
                aria-label={text('photos/previous')}
                onClick={() => go(place - 1)}
              />
              <Button
                className="large-step large-after"
                icon={<RightOutlined />}
                aria-label={text('photos/next')}
                onClick={() => go(place + 1)}
              />
            </>
          )}
        </div>
        {photo && !isDrawing && (
          <PhotoFacts photo={photo} onOriginal={toOriginal(photo)}>
            {onParcel && photo.parcel && (
              <Button onClick={() => photo.parcel && onParcel(photo.parcel)}>
                {text('gallery/toParcel')}
              </Button>
            )}
          </PhotoFacts>
        )}
      </div>
    </div>
  );

  function toOriginal({ sketch: copy }: PhotoView): (() => void) | undefined {
    const original = copy && list.placeOf(copy.ofPhoto);
    return original === undefined ? undefined : () => go(original);
  }
}

/** Another one wherever the stamp is another: by the template, the correction, the turn, and whatever was last said of the photo. */
function useStampedUrl(photo: PhotoView | undefined): string | undefined {
  const edition = useReference().data?.edition.edition ?? 0;
  if (!photo || photo.sketch) return undefined;
  const { id, kind, clock, clockwiseDeg = 0, source } = photo;
  const key = [edition, kind, clock?.shiftS ?? 0, clockwiseDeg, source.seq].join('-');
  return FILE_ROUTES.stampedPhoto(id, key);
}
