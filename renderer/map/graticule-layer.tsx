/** Draws the kilometre grid behind the parcels: the map's paper, for there is no layer from outside. */
import L from 'leaflet';
import { useEffect } from 'react';
import { useMap } from 'react-leaflet';
import { toGridLines, toKilometreLabel } from './graticule.ts';
import { paneOf } from './panes.ts';

const LABEL_FONT = '14px system-ui, sans-serif';

class GraticuleLayer extends L.Layer {
  #canvas = L.DomUtil.create('canvas', 'graticule') as HTMLCanvasElement;

  override onAdd(map: L.Map): this {
    paneOf(map, 'graticule').appendChild(this.#canvas);
    this.#draw(map);
    return this;
  }

  override onRemove(): this {
    this.#canvas.remove();
    return this;
  }

  override getEvents() {
    const redraw = (event: L.LeafletEvent) => this.#draw(event.target as L.Map);
    return { move: redraw, zoomend: redraw, viewreset: redraw, resize: redraw };
  }

  #draw(map: L.Map): void {
    const size = map.getSize();
    const ratio = window.devicePixelRatio || 1;
    const canvas = this.#canvas;
    const context = canvas.getContext('2d');
    if (!context || size.x === 0) return;
    const [width, height] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
    // It is drawn with every move: the canvas is not made anew for it.
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
    }
    L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.x, size.y);

    const style = getComputedStyle(map.getContainer());
    const colours = {
      line: style.getPropertyValue('--map-line'),
      strong: style.getPropertyValue('--map-line-strong'),
      label: style.getPropertyValue('--map-label'),
      paper: style.getPropertyValue('--map-paper'),
    };
    const bounds = map.getBounds();
    const lines = toGridLines({
      west: bounds.getWest(),
      south: bounds.getSouth(),
      east: bounds.getEast(),
      north: bounds.getNorth(),
    });
    for (const line of lines) {
      context.beginPath();
      for (const [lon, lat] of line.path) {
        const { x, y } = map.latLngToContainerPoint([lat, lon]);
        context.lineTo(x, y);
      }
      context.strokeStyle = line.strong ? colours.strong : colours.line;
      context.lineWidth = 1;
      context.stroke();
    }
    context.font = LABEL_FONT;
    context.lineWidth = 4;
    context.lineJoin = 'round';
    context.strokeStyle = colours.paper;
    context.fillStyle = colours.label;
    const tools = toolsOver(map);
    for (const { axis, valueM, path } of lines) {
      const [lon, lat] = path[axis === 'north' ? 0 : path.length - 1] ?? [0, 0];
      const at = map.latLngToContainerPoint([lat, lon]);
      const text = toKilometreLabel(valueM);
      // Numbers of X stand at the left edge, those of Y at the top, out of the way of the buttons' corners.
      const x = axis === 'north' ? 6 : at.x + 4;
      const y = axis === 'north' ? at.y - 5 : 18;
      if (axis === 'north' && (y < 40 || y > size.y - 40)) continue;
      if (axis === 'east' && (x < 60 || x > size.x - 100)) continue;
      if (axis === 'east' && tools && x < tools.right && x + context.measureText(text).width > tools.left)
        continue;
      context.strokeText(text, x, y);
      context.fillText(text, x, y);
    }
  }
}

/** From where to where the drawing tools cover the numbers at the top, in pixels of the map. */
function toolsOver(map: L.Map): { readonly left: number; readonly right: number } | undefined {
  const container = map.getContainer();
  const groups = container.parentElement?.querySelectorAll('.drawing-toolbar > *') ?? [];
  if (groups.length === 0) return undefined;
  const from = container.getBoundingClientRect().left;
  const boxes = Array.from(groups, (group) => group.getBoundingClientRect());
  return {
    left: Math.min(...boxes.map(({ left }) => left)) - from,
    right: Math.max(...boxes.map(({ right }) => right)) - from,
  };
}

/** Colours are read from the style sheet when it draws; mount it anew (by `key`) when the look changes. */
export function Graticule() {
  const map = useMap();
  useEffect(() => {
    const layer = new GraticuleLayer().addTo(map);
    return () => {
      layer.remove();
    };
  }, [map]);
  return null;
}
