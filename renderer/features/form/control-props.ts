/** What every input of the form is given, whatever it holds. */
import type { NormalChange } from '#core/parcel/normalise.ts';

export type ControlProps<T> = {
  readonly id: string;
  readonly value: T | undefined;
  readonly onChange: (value: T | undefined) => void;
  readonly disabled: boolean;
  /** Id of the label, for controls that are several elements. */
  readonly labelledBy: string;
  readonly describedBy?: string | undefined;
  readonly required?: boolean | undefined;
  readonly invalid?: boolean | undefined;
  /** Tells what the input itself changed in what was pasted, so that it can be said. */
  readonly onNote?: ((change: NormalChange) => void) | undefined;
};

/** For the component library: red edge, and said to screen readers. */
export const invalidProps = (invalid: boolean | undefined) =>
  invalid ? { status: 'error' as const, 'aria-invalid': true } : {};
