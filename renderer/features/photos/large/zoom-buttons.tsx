/** Zooming by buttons: closer, further, the whole picture, and one pixel of it for one of the screen. */
import { Button } from 'antd';
import {
  leastZoom,
  type PictureView,
  scaleOf,
  WHOLE,
  within,
  zoomedTo,
  zoomForScale,
} from '#core/photo/picture-view.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { HotKey } from '../../../ui/hot-key.tsx';
import { MinusOutlined, PlusOutlined } from '../../../ui/icons.tsx';
import type { StageSizes } from './picture-stage.tsx';

const STEP = 1.4;

/** @returns what each way of zooming does, for buttons and keys */
export function zoomWays(
  view: PictureView,
  { picture, stage }: StageSizes,
  onView: (view: PictureView) => void,
) {
  const to = (zoom: number) => onView(zoomedTo(within(view, picture, stage), zoom, [0, 0], picture, stage));
  const actual = zoomForScale(1 / window.devicePixelRatio, picture, stage);
  return {
    closer: () => to(view.zoom * STEP),
    further: () => to(view.zoom / STEP),
    fit: () => onView(WHOLE),
    actual: () => to(actual),
    percent: Math.round(scaleOf(view.zoom, picture, stage) * window.devicePixelRatio * 100),
    isFurthest: view.zoom <= leastZoom(picture, stage),
  };
}
export type ZoomWays = ReturnType<typeof zoomWays>;

export function ZoomButtons({ ways }: { readonly ways: ZoomWays }) {
  const { text } = useTexts();
  return (
    <fieldset aria-label={text('large/tools')} className="large-group">
      <HotKey title={text('large/zoomOut')} keys="−">
        <Button
          icon={<MinusOutlined />}
          aria-label={text('large/zoomOut')}
          disabled={ways.isFurthest}
          onClick={ways.further}
        />
      </HotKey>
      <span className="large-percent numbers" role="status">
        {text('large/zoom', { percent: ways.percent })}
      </span>
      <HotKey title={text('large/zoomIn')} keys="+">
        <Button icon={<PlusOutlined />} aria-label={text('large/zoomIn')} onClick={ways.closer} />
      </HotKey>
      <HotKey title={text('large/fit')} keys="0">
        <Button onClick={ways.fit}>{text('large/fit')}</Button>
      </HotKey>
      <HotKey title={text('large/actual')} keys="1">
        <Button onClick={ways.actual}>{text('large/actual')}</Button>
      </HotKey>
    </fieldset>
  );
}

export const zoomKeys = (ways: ZoomWays) => ({
  '+': ways.closer,
  '=': ways.closer,
  '-': ways.further,
  '0': ways.fit,
  '1': ways.actual,
});
