/** The buttons at the edge of the map: where it looks, and what is done on it. */
import type L from 'leaflet';
import type { Boundary } from '#core/geo/boundary.ts';
import type { Box } from '../client/queries.ts';
import { useTexts } from '../i18n/use-texts.ts';
import {
  AimOutlined,
  ColumnWidthOutlined,
  CompassOutlined,
  EnvironmentOutlined,
  ExpandOutlined,
  LayersOutlined,
  MinusOutlined,
  PlusOutlined,
} from '../ui/icons.tsx';
import { MapButton } from './map-button.tsx';
import { goToBoundary, goToBox, HUZHOU } from './map-view.tsx';

/** Of these one is open at a time. */
export type MapTool = 'layers' | 'measure' | 'coordinate' | 'position';

export function MapButtons({
  map,
  extent,
  boundary,
  tool,
  givingWay,
  onTool,
}: {
  readonly map: L.Map | null;
  readonly extent: Box | undefined;
  /** Of the chosen parcel. */
  readonly boundary: Boundary | undefined;
  readonly tool: MapTool | undefined;
  /** What cannot be open now, for something else has its place or its clicks; it is there again afterwards. */
  readonly givingWay: readonly MapTool[];
  readonly onTool: (tool: MapTool | undefined) => void;
}) {
  const { text } = useTexts();
  const toggle = (which: MapTool) => ({
    pressed: tool === which,
    disabled: givingWay.includes(which),
    onClick: () => onTool(tool === which ? undefined : which),
  });
  return (
    <div className="map-buttons">
      <MapButton label={text('map/zoomIn')} icon={<PlusOutlined />} onClick={() => map?.zoomIn()} />
      <MapButton label={text('map/zoomOut')} icon={<MinusOutlined />} onClick={() => map?.zoomOut()} />
      <MapButton
        label={text('map/fit')}
        icon={<ExpandOutlined />}
        onClick={() => map && goToBox(map, extent ?? HUZHOU)}
      />
      <MapButton
        label={text('map/fitParcel')}
        icon={<AimOutlined />}
        disabled={!boundary}
        onClick={() => boundary && map && goToBoundary(map, boundary)}
      />
      <MapButton label={text('layers/title')} icon={<LayersOutlined />} {...toggle('layers')} />
      <MapButton label={text('mapTools/measure')} icon={<ColumnWidthOutlined />} {...toggle('measure')} />
      <MapButton label={text('mapTools/goTo')} icon={<EnvironmentOutlined />} {...toggle('coordinate')} />
      <MapButton label={text('position/open')} icon={<CompassOutlined />} {...toggle('position')} />
    </div>
  );
}
