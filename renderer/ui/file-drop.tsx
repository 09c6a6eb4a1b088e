/** A place to drop files on that is also a button: the same for photos, TXT files and packages. */
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';

export function FileDrop({
  label,
  accept,
  multiple = false,
  disabled = false,
  onFiles,
  onDropped,
  icon,
  children,
}: {
  /** What the place is for, e.g. 添加照片: its accessible name. */
  readonly label: string;
  /** As of the `accept` attribute: `.txt`, `image/jpeg`. */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  /** For whoever looks into dropped folders too; else what is dropped goes to `onFiles`. */
  readonly onDropped?: (data: DataTransfer) => void;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
}) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const take = (list: FileList | null) => {
    const files = list ? Array.from(list) : [];
    if (files.length > 0 && !disabled) onFiles(multiple ? files : files.slice(0, 1));
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!onDropped) take(event.dataTransfer.files);
    else if (!disabled) onDropped(event.dataTransfer);
  };

  return (
    <label
      htmlFor={id}
      className={`file-drop${over ? ' file-drop-over' : ''}${disabled ? ' file-drop-disabled' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {icon && <span aria-hidden="true">{icon}</span>}
      <span className="file-drop-label">{label}</span>
      {children && <span className="file-drop-help">{children}</span>}
      <input
        ref={input}
        id={id}
        type="file"
        className="file-drop-input"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        aria-label={label}
        onChange={(event) => {
          take(event.target.files);
          // The same file may be chosen again after it was mended.
          event.target.value = '';
        }}
      />
    </label>
  );
}
