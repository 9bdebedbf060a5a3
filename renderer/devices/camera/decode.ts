import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

// a thread of its own: reading a frame takes longer than drawing one

/** Codes on boxes, vials and our labels, and gift cards. */
const formats = ['DataMatrix', 'Code128', 'EAN13', 'EAN8', 'UPCA', 'UPCE', 'QRCode'] as const;
/** The library would fetch its WebAssembly from a public network: it is ours. */
const overrides = { locateFile: (file: string, folder: string) => (file.endsWith('.wasm') ? wasm : folder + file) };
prepareZXingModule({ overrides });

/** What a scanner would have sent: the symbol's identifier tells GS1 codes, and their separators stay in. */
async function read(frame: ImageBitmap): Promise<string | null> {
  const canvas = new OffscreenCanvas(frame.width, frame.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(frame, 0, 0);
  const picture = context.getImageData(0, 0, frame.width, frame.height);
  const found = await readBarcodes(picture, { formats: [...formats], maxNumberOfSymbols: 1, textMode: 'Plain' });
  const code = found.find((one) => one.isValid);
  if (!code) return null;
  return code.contentType === 'GS1' ? `${code.symbologyIdentifier}${code.text}` : code.text;
}

self.addEventListener('message', ({ data: frame }: MessageEvent<ImageBitmap>) => {
  void read(frame)
    .then(
      (raw) => self.postMessage({ raw }, { transfer: [] }),
      (error: unknown) => self.postMessage({ raw: null, problem: String(error) }, { transfer: [] }),
    )
    .finally(() => frame.close());
});
