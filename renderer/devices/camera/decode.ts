import { prepareZXingModule } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { readPicture } from './codes.ts';

// a thread of its own: reading a frame takes longer than drawing one

/** The library would fetch its WebAssembly from a public network: it is ours. */
const overrides = { locateFile: (file: string, folder: string) => (file.endsWith('.wasm') ? wasm : folder + file) };
prepareZXingModule({ overrides });

async function read(frame: ImageBitmap): Promise<string | null> {
  const canvas = new OffscreenCanvas(frame.width, frame.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(frame, 0, 0);
  return readPicture(context.getImageData(0, 0, frame.width, frame.height));
}

self.addEventListener('message', ({ data: frame }: MessageEvent<ImageBitmap>) => {
  void read(frame)
    .then(
      (raw) => self.postMessage({ raw }, { transfer: [] }),
      (error: unknown) => self.postMessage({ raw: null, problem: String(error) }, { transfer: [] }),
    )
    .finally(() => frame.close());
});
