import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import { gk120 } from '#core/geo/coordinates.ts';
import { placesOfWhole } from '#core/geo/editing/finding-places.ts';
import { BoundaryChecks } from '#renderer/features/drawing/boundary-checks.tsx';
import { type MapFinding, useMapFindings } from '#renderer/features/drawing/map-findings.ts';
import { MapFrame } from '#renderer/map/map-frame.tsx';
import { anId } from './a-detail.ts';
import { parcel, SQUARE } from './a-drawing.ts';
import { openWindow } from './a-window.tsx';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(500);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const aFinding = (number: number): MapFinding => ({
  key: String(number),
  issue: {
    rule: 'boundary-shape',
    severity: 'error',
    group: 'boundary',
    params: { code: 'boundary.spike' },
  },
  places: [{ kind: 'point', at: gk120(3_416_500, 500_000 + 100 * number) }],
  repair: undefined,
});

test('a mark is pressed by key as well, and keeps the focus, so that the next key starts from there', async () => {
  const findings = [1, 2, 3].map(aFinding);
  openWindow(
    <MapFrame>
      <BoundaryChecks findings={findings} canRepair={false} onRepair={() => undefined} />
    </MapFrame>,
  );
  const second = () => screen.getByRole('button', { name: /^2 / });
  second().focus();
  fireEvent.keyDown(second(), { key: 'Enter' });
  await waitFor(() => expect(second().className).toContain('is-chosen'));
  expect(document.activeElement).toBe(second());
});

test('a repair says beside its button what it would change, for a finger sees no tooltip', () => {
  const repair = {
    kind: 'spike',
    shape: [],
    movedM: 0,
    areaChangeSqM: 12.5,
  } as unknown as MapFinding['repair'];
  openWindow(
    <MapFrame>
      <BoundaryChecks findings={[{ ...aFinding(1), repair }]} canRepair onRepair={() => undefined} />
    </MapFrame>,
  );
  fireEvent.click(screen.getByRole('button', { expanded: false }));
  expect(screen.getByText('面积变化 12.50 ㎡，可以撤销。')).toBeTruthy();
});

test('what is wrong with one parcel is not chosen for the next one, where the same is wrong', async () => {
  const shape = [SQUARE];
  function Checks({ detail }: { readonly detail: ParcelDetail }) {
    const findings = useMapFindings(detail, shape);
    return <BoundaryChecks findings={findings} canRepair={false} onRepair={() => undefined} />;
  }
  const aLarge = (number: number) => (
    <MapFrame>
      <Checks
        detail={{
          ...parcel(),
          id: anId(number),
          issues: [
            {
              rule: 'area-limit',
              severity: 'warning',
              group: 'boundary',
              params: { areaMu: '9', limitMu: '5' },
            },
          ],
        }}
      />
    </MapFrame>
  );
  const { show } = openWindow(aLarge(1));
  const mark = () => screen.findByRole('button', { name: /^1 地块面积/ });
  fireEvent.keyDown(await mark(), { key: 'Enter' });
  await waitFor(async () => expect((await mark()).className).toContain('is-chosen'));
  show(aLarge(2));
  expect((await mark()).className).not.toContain('is-chosen');
});

test('what concerns the whole parcel is marked side by side, above the number in its middle', () => {
  const whole = placesOfWhole([SQUARE]);
  openWindow(
    <MapFrame>
      <BoundaryChecks
        findings={[1, 2].map((number) => ({ ...aFinding(number), places: whole }))}
        canRepair={false}
        onRepair={() => undefined}
      />
    </MapFrame>,
  );
  const [first, second] = [1, 2].map((number) => {
    const { marginLeft, marginTop } = screen.getByRole('button', { name: new RegExp(`^${number} `) }).style;
    return { left: Number.parseInt(marginLeft, 10), tip: Number.parseInt(marginTop, 10) + 40 };
  });
  expect(Math.abs((second?.left ?? 0) - (first?.left ?? 0))).toBeGreaterThan(26);
  for (const mark of [first, second]) expect(mark?.tip).toBeLessThanOrEqual(-9);
});
