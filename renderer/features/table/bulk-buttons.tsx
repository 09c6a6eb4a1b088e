/** What can be done to many parcels at once, below the table. Drawn anew only when there is more or less to do it to. */
import { Button, Tooltip } from 'antd';
import { memo } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { BULK_ACTIONS, type BulkAction } from './bulk-dialog.tsx';

export const BulkButtons = memo(function BulkButtons({
  hasRows,
  hasSelection,
  onBegin,
}: {
  readonly hasRows: boolean;
  readonly hasSelection: boolean;
  readonly onBegin: (action: BulkAction) => void;
}) {
  const { text } = useTexts();
  return BULK_ACTIONS.map((action) => {
    // Removing what nobody has looked at one by one is never what was meant.
    const needsSelection = action === 'remove' && !hasSelection;
    return (
      <Tooltip key={action} title={needsSelection ? text('table/removeNeedsSelection') : ''}>
        <Button
          danger={action === 'remove'}
          disabled={!hasRows || needsSelection}
          onClick={() => onBegin(action)}
        >
          {text(`table/actions/${action}`)}
        </Button>
      </Tooltip>
    );
  });
});
