import iconv from 'iconv-lite';

/** What a receipt printer would do with these bytes, for tests: its lines, codes, pictures and acts, in order. */
export interface PrintedLine {
  text: string;
  bold: boolean;
  size: number;
  align: number;
  inverse: boolean;
}

type Code = { symbology: 'qrcode' | 'code128'; value: string };
type Picture = { widthBytes: number; height: number; data: Uint8Array };
/** Anything on the paper, in its place. */
export type Piece =
  | ({ kind: 'line' } & PrintedLine)
  | ({ kind: 'code'; align: number } & Code)
  | ({ kind: 'picture'; align: number } & Picture);

export interface Printed {
  pieces: Piece[];
  lines: PrintedLine[];
  codes: Code[];
  pictures: Picture[];
  kicks: number;
  cuts: number;
  initialised: number;
}

const CHARSETS: Readonly<Record<number, string>> = {
  0: 'cp437',
  2: 'cp850',
  16: 'win1252',
  17: 'cp866',
  18: 'cp852',
  19: 'cp858',
};

/** Reads ESC/POS. Throws at any byte that is neither printable nor part of a known command. */
export function decodeEscpos(bytes: Uint8Array): Printed {
  const printed: Printed = { pieces: [], lines: [], codes: [], pictures: [], kicks: 0, cuts: 0, initialised: 0 };
  let charset = 'cp437';
  let look = { bold: false, size: 0, align: 0, inverse: false };
  let pending: number[] = [];
  let stored = '';
  let at = 0;
  const byte = (): number => {
    const value = bytes[at++];
    if (value === undefined) throw new Error('a command ends in the middle');
    return value;
  };
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new Error('data end in the middle');
    at += length;
    return bytes.slice(at - length, at);
  };
  const keepCode = (code: Code): void => {
    printed.codes.push(code);
    printed.pieces.push({ kind: 'code', align: look.align, ...code });
  };
  const escape = (): void => {
    const command = byte();
    if (command === 0x40) {
      printed.initialised++;
      look = { bold: false, size: 0, align: 0, inverse: false };
    } else if (command === 0x74) charset = CHARSETS[byte()] ?? 'latin1';
    else if (command === 0x61) look = { ...look, align: byte() };
    else if (command === 0x45) look = { ...look, bold: byte() === 1 };
    else if (command === 0x70) {
      take(3);
      printed.kicks++;
    } else throw new Error(`ESC ${command.toString(16)} at ${at}`);
  };
  const group = (): void => {
    const command = byte();
    if (command === 0x21) look = { ...look, size: byte() };
    else if (command === 0x42) look = { ...look, inverse: byte() === 1 };
    else if (command === 0x68 || command === 0x77 || command === 0x48 || command === 0x72) byte();
    else if (command === 0x56) {
      take(2);
      printed.cuts++;
    } else if (command === 0x6b) {
      if (byte() !== 73) throw new Error('bars other than Code 128');
      const data = take(byte());
      const set = String.fromCharCode(data[1] ?? 0);
      const rest = Array.from(data.subarray(2));
      const value =
        set === 'C'
          ? rest.map((pair) => String(pair).padStart(2, '0')).join('')
          : String.fromCharCode(...rest).replaceAll('{{', '{');
      keepCode({ symbology: 'code128', value });
    } else if (command === 0x76) {
      if (byte() !== 0x30 || byte() !== 0) throw new Error('unknown raster mode');
      const widthBytes = byte() + 256 * byte();
      const height = byte() + 256 * byte();
      const picture = { widthBytes, height, data: take(widthBytes * height) };
      printed.pictures.push(picture);
      printed.pieces.push({ kind: 'picture', align: look.align, ...picture });
    } else if (command === 0x28) {
      if (byte() !== 0x6b) throw new Error('unknown GS ( command');
      const data = take(byte() + 256 * byte());
      if (data[1] === 80) stored = new TextDecoder().decode(data.slice(3));
      if (data[1] === 81) keepCode({ symbology: 'qrcode', value: stored });
    } else throw new Error(`GS ${command.toString(16)} at ${at}`);
  };
  while (at < bytes.length) {
    const value = byte();
    if (value === 0x1b) escape();
    else if (value === 0x1d) group();
    else if (value === 0x10) take(2);
    else if (value === 0x0a) {
      const line = { text: iconv.decode(Buffer.from(pending), charset), ...look };
      printed.lines.push(line);
      printed.pieces.push({ kind: 'line', ...line });
      pending = [];
    } else if (value < 0x20) throw new Error(`control byte ${value.toString(16)} at ${at - 1}`);
    else pending.push(value);
  }
  return printed;
}

/** The text of all lines, one per line. */
export function textOf(bytes: Uint8Array): string {
  return decodeEscpos(bytes)
    .lines.map((line) => line.text)
    .join('\n');
}
