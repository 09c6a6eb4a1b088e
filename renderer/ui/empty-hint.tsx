/** An empty place that says what to do. */
import type { ReactNode } from 'react';

export function EmptyHint({
  icon,
  title,
  help,
  children,
}: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly help?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty-hint">
      {icon && (
        <div className="empty-hint-icon" aria-hidden="true">
          {icon}
        </div>
      )}
      <p className="empty-hint-title">{title}</p>
      {help && <p className="empty-hint-help">{help}</p>}
      {children}
    </div>
  );
}
