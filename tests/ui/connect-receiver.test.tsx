/** The three ways to a receiver, and what is said where one of them leads nowhere. */
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { usePositionStore } from '#renderer/features/position/position-context.tsx';
import { PositionPanel } from '#renderer/features/position/position-panel.tsx';
import type { PositionStore } from '#renderer/features/position/position-store.ts';
import { zhCN } from '#texts/zh-CN/index.ts';
import { openWindow } from './a-window.tsx';

const words = zhCN.window.position;
const openPanel = (way: 'serial' | 'network' | 'log') => {
  window.localStorage.setItem('takan.receiver', JSON.stringify({ way, host: '', port: 5017 }));
  return openWindow(<PositionPanel onClose={() => {}} />);
};

beforeEach(() => window.localStorage.clear());
afterEach(() => {
  window.localStorage.clear();
  Reflect.deleteProperty(navigator, 'serial');
});

describe('a serial port', () => {
  const offer = (error: DOMException) => {
    const requestPort = vi.fn(() => Promise.reject(error));
    Object.defineProperty(navigator, 'serial', { configurable: true, value: { requestPort } });
    return requestPort;
  };

  test('that is not chosen after all is no failure', async () => {
    const requestPort = offer(new DOMException('No port selected by the user.', 'NotFoundError'));
    const { user } = openPanel('serial');
    await user.click(screen.getByRole('button', { name: words.connectNow }));
    await expect.poll(() => requestPort.mock.calls.length).toBe(1);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('that may not be asked for is one', async () => {
    offer(new DOMException('', 'SecurityError'));
    const { user } = openPanel('serial');
    await user.click(screen.getByRole('button', { name: words.connectNow }));
    expect((await screen.findByRole('alert')).textContent).toContain(
      zhCN.failures['position.port-refused'].what,
    );
  });
});

describe('an address', () => {
  test('is marked where it is wrong, with the reason at the field, until that is typed anew', async () => {
    const { user } = openPanel('network');
    const host = screen.getByRole('textbox', { name: words.host });
    const port = screen.getByRole('spinbutton', { name: words.port });
    const marks = () => [host, port].map((field) => field.getAttribute('aria-invalid'));
    const reasonOf = (field: HTMLElement) =>
      document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent;
    await user.click(screen.getByRole('button', { name: words.connectNow }));
    expect(marks()).toEqual(['true', null]);
    expect(reasonOf(host)).toBe(words.hostWrong);
    await user.type(host, '192.168.1.1');
    expect(marks()).toEqual([null, null]);
    expect(screen.queryByRole('alert')).toBeNull();
    await user.clear(port);
    await user.click(screen.getByRole('button', { name: words.connectNow }));
    expect(marks()).toEqual([null, 'true']);
    expect(reasonOf(port)).toBe(words.portWrong);
  });
});

describe('a log', () => {
  test('that cannot be read is told', async () => {
    openPanel('log');
    const file = new File(['x'], 'walk.nmea');
    file.text = () => Promise.reject(new DOMException('', 'NotReadableError'));
    fireEvent.change(screen.getByLabelText(words.chooseLog, { selector: 'input' }), {
      target: { files: [file] },
    });
    const { what } = zhCN.failures['file.unreadable'];
    expect((await screen.findByRole('alert')).textContent).toContain(what.replace('{{path}}', 'walk.nmea'));
  });

  test('that takes long to read ends no receiver that was connected meanwhile', async () => {
    let store: PositionStore | undefined;
    function Shown() {
      store = usePositionStore();
      return <PositionPanel onClose={() => {}} />;
    }
    window.localStorage.setItem('takan.receiver', JSON.stringify({ way: 'log', host: '', port: 5017 }));
    openWindow(<Shown />);
    const reading = Promise.withResolvers<string>();
    const file = new File(['x'], 'walk.nmea');
    file.text = () => reading.promise;
    fireEvent.change(screen.getByLabelText(words.chooseLog, { selector: 'input' }), {
      target: { files: [file] },
    });
    await act(async () => {
      void store?.listen({
        kind: 'network',
        name: '192.168.1.1:5017',
        open: (signal) =>
          (async function* () {
            yield [];
            await new Promise((resolve) => signal.addEventListener('abort', resolve));
          })(),
      });
      reading.resolve('$GPGGA');
      await new Promise((resolve) => setTimeout(resolve));
    });
    expect(store?.get().source?.kind).toBe('network');
  });
});
