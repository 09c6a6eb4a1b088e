/** One line of a list of figures, `<dl>`: what it is and how much. */
import type { ReactNode } from 'react';

export function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="numbers">{children}</dd>
    </div>
  );
}
