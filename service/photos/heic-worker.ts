/** The thread that decodes one HEIC picture: libheif as WebAssembly, whose seconds and memory must not stand in anybody's way. */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { HeicPicture } from './decode-heic.ts';

type Pixels = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };
type HeifImage = {
  is_primary(): boolean;
  get_width(): number;
  get_height(): number;
  /** Calls back with null when the picture cannot be decoded. */
  display(into: Pixels, done: (filled: Pixels | null) => void): void;
};
type Libheif = { readonly HeifDecoder: new () => { decode(bytes: Uint8Array): readonly HeifImage[] } };

const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread');
const { HeifDecoder } = createRequire(import.meta.url)('libheif-js/wasm-bundle.js') as Libheif;

const images = new HeifDecoder().decode(workerData as Uint8Array);
const image = images.find((each) => each.is_primary()) ?? images[0];
if (!image) throw new Error('the file holds no picture');
const [width, height] = [image.get_width(), image.get_height()];
image.display({ data: new Uint8ClampedArray(width * height * 4), width, height }, (filled) => {
  if (!filled) throw new Error('the picture cannot be decoded');
  const picture: HeicPicture = { width, height, rgba: new Uint8Array(filled.data.buffer) };
  port.postMessage(picture, [picture.rgba.buffer as ArrayBuffer]);
});
