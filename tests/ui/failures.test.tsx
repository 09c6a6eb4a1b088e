import { ORPCError } from '@orpc/client';
import { screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FAILURE_CODES } from '#core/contract/failures.ts';
import { isConnectionLost, toFailure } from '#renderer/client/failure.ts';
import { uploadFile } from '#renderer/client/upload.ts';
import { FailureNotice } from '#renderer/ui/failure-notice.tsx';
import { openWindow, refusal } from './a-window.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('failures in the window', () => {
  test('what the contract declares comes through with its parameters', () => {
    expect(toFailure(refusal('workspace.in-use', { path: 'D:\\survey' }))).toEqual({
      code: 'workspace.in-use',
      params: { path: 'D:\\survey' },
    });
  });

  test('anything else is internal, and never shows what it was', () => {
    expect(toFailure(new Error('secret detail')).code).toBe('internal');
    expect(toFailure(new ORPCError('FAILURE', { data: { code: 'no-such-code', params: {} } })).code).toBe(
      'internal',
    );
    expect(toFailure('a text')).toEqual({ code: 'internal', params: { reference: '—' } });
  });

  test('giving up is told apart from failing', () => {
    expect(toFailure(new DOMException('stopped', 'AbortError')).code).toBe('job.cancelled');
  });

  test('only a call that never got through counts as a lost connection', () => {
    const lost = new TypeError('Failed to fetch');
    expect([isConnectionLost(lost), toFailure(lost).code]).toEqual([true, 'connection.lost']);
    expect(isConnectionLost(refusal('workspace.none-open', {}))).toBe(false);
  });

  test('a file that is refused says why', async () => {
    const failure = { code: 'workspace.disk-full', params: { path: '/survey' } };
    vi.stubGlobal('fetch', async () => Response.json(failure, { status: 422 }));
    const refused = await uploadFile(new File(['x'], '照片.jpg')).catch((error: unknown) => error);
    expect(toFailure(refused)).toEqual(failure);
  });

  test('a file is sent as it is, with its name', async () => {
    const sent: { readonly url: string; readonly init: RequestInit }[] = [];
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      sent.push({ url, init });
      return Response.json({ upload: 'u1', byteLength: 1 });
    });
    const file = new File(['x'], '照片 1.jpg');
    expect(await uploadFile(file)).toEqual({ kind: 'upload', upload: 'u1', fileName: '照片 1.jpg' });
    expect(sent[0]?.url).toBe('/uploads');
    expect(sent[0]?.init.body).toBe(file);
    expect(sent[0]?.init.headers).toMatchObject({ 'x-file-name': encodeURIComponent('照片 1.jpg') });
  });

  test('every code is shown as what happened, whether the work is safe, and what to do', () => {
    for (const code of FAILURE_CODES) {
      const { unmount } = openWindow(<FailureNotice failure={{ code, params: {} }} />);
      const shown = screen.getByRole('alert').textContent ?? '';
      expect(shown).not.toContain('failures/');
      expect(shown.length).toBeGreaterThan(15);
      unmount();
    }
  });

  test('the findings that come with a refusal are listed with their lines', () => {
    openWindow(
      <FailureNotice
        failure={{
          code: 'boundary.refused',
          params: { fileName: 'a.txt', problems: [{ code: 'boundary.no-points', line: 3, params: {} }] },
        }}
      />,
    );
    expect(screen.getByRole('listitem').textContent).toContain('第 3 行');
  });
});
