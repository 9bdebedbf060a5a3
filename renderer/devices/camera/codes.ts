import { readBarcodes } from 'zxing-wasm/reader';

/** Codes on boxes, vials and our labels, and gift cards. */
const formats = ['DataMatrix', 'Code128', 'EAN13', 'EAN8', 'UPCA', 'UPCE', 'QRCode'] as const;

/** What a scanner would have sent: the symbol's identifier tells GS1 codes, and their separators stay in. Null: no code is seen. */
export async function readPicture(picture: ImageData): Promise<string | null> {
  const found = await readBarcodes(picture, { formats: [...formats], maxNumberOfSymbols: 1, textMode: 'Plain' });
  const code = found.find((one) => one.isValid);
  if (!code) return null;
  return code.contentType === 'GS1' ? `${code.symbologyIdentifier}${code.text}` : code.text;
}
