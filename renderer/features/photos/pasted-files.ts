/** Files out of the clipboard: copied ones as they are, a bitmap under a name that says when it was pasted. */
import { withOrigin } from '../../client/file-origin.ts';

/** What browsers call a bitmap that has no file. */
const BITMAP = { name: 'image.png', type: 'image/png' } as const;
const pad = (value: number) => String(value).padStart(2, '0');

/**
 * @param word what a pasted picture is called, before the time
 * @param now of pasting, by this machine's clock
 */
export function filesOfPaste(
  data: Pick<DataTransfer, 'items' | 'files'>,
  word: string,
  now: Date,
): readonly File[] {
  const items = Array.from(data.items).filter(({ kind }) => kind === 'file');
  const files = items.length > 0 ? items.flatMap((item) => item.getAsFile() ?? []) : Array.from(data.files);
  return files.map((file, i) => {
    // A copied file has a place on the disk, a bitmap has none.
    const hasPlace = items[i]?.webkitGetAsEntry?.() != null;
    if (hasPlace || file.name !== BITMAP.name || file.type !== BITMAP.type) return file;
    const day = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
    const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(pad).join('');
    const name = `${word} ${day} ${time}.png`;
    return withOrigin(new File([file], name, { type: file.type }), 'clipboard');
  });
}
