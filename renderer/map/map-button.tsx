import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';

export function MapButton({
  label,
  icon,
  disabled = false,
  pressed,
  onClick,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly disabled?: boolean;
  /** Of a tool that is on until it is pressed again. */
  readonly pressed?: boolean;
  readonly onClick: () => void;
}) {
  return (
    // What is open says itself what it is, and stands where the words would.
    <Tooltip title={pressed ? '' : label} placement="left">
      <Button
        aria-label={label}
        aria-pressed={pressed}
        type={pressed ? 'primary' : 'default'}
        icon={icon}
        disabled={disabled}
        onClick={onClick}
      />
    </Tooltip>
  );
}
