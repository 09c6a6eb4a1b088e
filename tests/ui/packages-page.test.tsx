/** The page of handing over. */
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { WorkspaceInfo } from '#core/contract/workspace.ts';
import { packageIdSchema } from '#core/ids.ts';
import { PackagesPage } from '#renderer/features/packages/packages-page.tsx';
import { anId } from './a-detail.ts';
import { aClient, openWindow } from './a-window.tsx';

test('a long name of a package is cut in its middle, and whole under the pointer', async () => {
  const fileName = `湖州市吴兴区${'织里镇低效用地调查'.repeat(5)}_最终版.takan`;
  const client = aClient({
    package: {
      list: async () => [
        {
          id: packageIdSchema.parse(anId(1)),
          direction: 'received',
          fileName,
          at: '2025-03-01T01:08:00.000Z',
          holder: '沈伟',
          townshipCode: '330502100',
          operations: 6,
          photos: 1,
          withdrawn: false,
        },
      ],
    },
  });
  openWindow(<PackagesPage workspace={{ role: 'office' } as WorkspaceInfo} />, { client });
  const shown = await screen.findByTitle(fileName);
  expect(shown.textContent).toMatch(/^湖州市吴兴区织里镇.*….*最终版\.takan$/);
});
