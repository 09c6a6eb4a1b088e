/** The files of what was dropped, those in folders too: a browser gives a dropped folder as one thing to be gone through. */

export async function filesOfDrop(data: DataTransfer): Promise<readonly File[]> {
  // Entries live only as long as the event: all are taken before the first is waited for.
  const entries = Array.from(data.items, (item) => item.webkitGetAsEntry?.() ?? null);
  const plain = Array.from(data.files);
  if (!entries.some((entry) => entry?.isDirectory)) return plain;
  const files: File[] = [];
  for (const entry of entries) if (entry) await collect(entry, files);
  return files;
}

async function collect(entry: FileSystemEntry, into: File[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    into.push(file);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A hundred at a time, until there are none.
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return;
    for (const each of part) await collect(each, into);
  }
}
