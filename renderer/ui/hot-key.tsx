/** A tooltip that names the key next to what the button does. */
import { Tooltip } from 'antd';
import type { ReactElement } from 'react';

export function HotKey({
  title,
  keys,
  children,
}: {
  readonly title: string;
  readonly keys: string;
  readonly children: ReactElement;
}) {
  return (
    <Tooltip
      mouseEnterDelay={0.4}
      title={
        <>
          {title} <kbd className="key">{keys}</kbd>
        </>
      }
    >
      {children}
    </Tooltip>
  );
}
