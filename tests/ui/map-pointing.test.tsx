/** What a click or a key on the map means, and for whom. */
import { act, fireEvent, screen } from '@testing-library/react';
import { Modal } from 'antd';
import L from 'leaflet';
import { useRef } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RecordId } from '#core/ids.ts';
import { MapFrame } from '#renderer/map/map-frame.tsx';
import { ParcelsLayer } from '#renderer/map/parcels/parcels-layer.tsx';
import { TileStore } from '#renderer/map/parcels/tile-store.ts';
import { useMeasuring } from '#renderer/map/tools/use-measuring.ts';
import { anId } from './a-detail.ts';
import { aClient, openWindow } from './a-window.tsx';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('of two places that were clicked the later one chooses, whichever the service finds first', async () => {
  const replies: PromiseWithResolvers<{ id: RecordId }>[] = [];
  const chosen: string[] = [];
  const client = aClient({
    map: {
      parcelAt: () => {
        const reply = Promise.withResolvers<{ id: RecordId }>();
        replies.push(reply);
        return reply.promise;
      },
    },
  });
  const store = new TileStore(async () => new Uint8Array());
  let map: L.Map | null = null;
  function Shown({ pointing }: { readonly pointing: boolean }) {
    const frame = useRef<L.Map>(null);
    map = frame.current;
    return (
      <MapFrame ref={frame}>
        <ParcelsLayer
          store={store}
          look={{ colours: [], hidesOthers: false } as never}
          labelled={false}
          pointing={pointing}
          onSelect={(id) => chosen.push(id)}
        />
      </MapFrame>
    );
  }
  const { show } = openWindow(<Shown pointing />, { client });
  show(<Shown pointing />);
  const click = () => map?.fire('click', { latlng: L.latLng(30.8, 120) });
  click();
  click();
  await act(async () => replies[1]?.resolve({ id: anId(2) }));
  await act(async () => replies[0]?.resolve({ id: anId(1) }));
  expect(chosen).toEqual([anId(2)]);
  click();
  // A tool takes the pointer.
  show(<Shown pointing={false} />);
  await act(async () => replies[2]?.resolve({ id: anId(3) }));
  expect([replies.length, chosen]).toEqual([3, [anId(2)]]);
});

test('measuring is ended by Esc, and not by one that is meant for a dialog before it', async () => {
  const ended = vi.fn();
  const map = L.map(document.body.appendChild(document.createElement('div')), {
    center: [30.8, 120],
    zoom: 17,
  });
  function Shown({ isAsking }: { readonly isAsking: boolean }) {
    useMeasuring(map, true, ended);
    return <Modal open={isAsking} title="打印" />;
  }
  const { show } = openWindow(<Shown isAsking />);
  fireEvent.keyDown(await screen.findByRole('dialog'), { key: 'Escape' });
  expect(ended).not.toHaveBeenCalled();
  show(<p>nothing</p>);
  show(<Shown isAsking={false} />);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(ended).toHaveBeenCalledOnce();
});
