/** Above every page while an original is damaged or gone, with the way to bring it back. */
import { Alert, Button } from 'antd';
import { useProof } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import './originals.css';

export function DamagedNotice({ onOpen }: { readonly onOpen: () => void }) {
  const { text } = useTexts();
  const count = useProof().data?.damaged.length ?? 0;
  if (count === 0) return null;
  return (
    <Alert
      banner
      role="status"
      type="warning"
      className="originals-notice"
      title={
        <>
          {text('originals/notice', { count })}
          <Button onClick={onOpen}>{text('originals/noticeOpen')}</Button>
        </>
      }
    />
  );
}
