import type { ContainerLabel } from '../documents/labels/prints.ts';
import type { PageSetup } from '../documents/ports.ts';
import type { PrintModel } from '../documents/prints.ts';
import type { CodePage, PrintTrouble } from './rules.ts';

export type { PageSetup } from '../documents/ports.ts';
export type { PrintModel } from '../documents/prints.ts';
export type { CodePage, PrintTrouble } from './rules.ts';

/** A black and white picture for a receipt printer: rows of `widthBytes` bytes, most significant bit left, 1 = black. */
export interface Raster {
  widthBytes: number;
  height: number;
  data: Uint8Array;
}

/** A part of a drawn row: text wrapped to `width` dots, beginning at `x`. */
export interface PictureCell {
  text: string;
  x: number;
  width: number;
  align: 'left' | 'center' | 'right';
}

/** What a printer cannot write by itself and gets as a picture. Sizes in dots. */
export type PictureOrder =
  /** A row of text in any script, its signs about `height` tall. */
  | { kind: 'row'; dots: number; cells: readonly PictureCell[]; bold: boolean; height: number }
  /** A picture in shades, fitted into a box. */
  | { kind: 'dithered'; png: Uint8Array; box: { width: number; height: number } }
  | { kind: 'qrcode'; value: string; box: { width: number; height: number } }
  /** A whole label, `width` x `height` millimetres. */
  | { kind: 'label'; label: ContainerLabel; box: { width: number; height: number }; dotsPerMm: number };

/** The devices of a station, as the rest of the house sees them. Adapters stand behind these interfaces. */

export interface PrinterStatus {
  /**
   * 'ready' and the four troubles are what the device itself said; 'silent' means that it was reached and does not
   * answer status queries; 'unreachable' that no connection came about.
   */
  state: 'ready' | 'paperOut' | 'coverOpen' | 'offline' | 'error' | 'silent' | 'unreachable';
  /** Paper is near its end; printing still works. */
  paperLow: boolean;
}

/**
 * `failed`: nothing was printed, trying again is safe. `unknown`: bytes had gone out and the end was not confirmed;
 * only a person who looks at the printer may decide to print again.
 */
export type SendOutcome = 'sent' | { failed: PrintTrouble } | { unknown: PrintTrouble };

/** A receipt printer. No method rejects and every one ends within its deadline. */
export interface ReceiptPrinter {
  status(signal?: AbortSignal): Promise<PrinterStatus>;
  send(bytes: Uint8Array, signal?: AbortSignal): Promise<SendOutcome>;
}

/**
 * 'whenAnswered': a printer that never answers status queries may print all the same. 'required': it may not.
 * 'never': the printer is not asked, because it prints the question.
 */
export type StatusQuestion = 'whenAnswered' | 'required' | 'never';

export interface TcpPrinterAddress {
  host: string;
  port: number;
  /** 'whenAnswered' unless said otherwise. */
  asksStatus?: StatusQuestion;
}

export interface SerialPrinterAddress {
  /** Device file or COM name. */
  path: string;
  baudRate: number;
  asksStatus?: StatusQuestion;
}

export interface DevicePrinterAddress {
  /** A character device or a pipe; nothing else is written to. */
  path: string;
  asksStatus?: StatusQuestion;
}

/** Where a printer is: on the network, on a serial port, behind a device file, or in a queue of the operating system. */
export type PrinterAddress =
  | ({ connection: 'tcp' } & TcpPrinterAddress)
  | ({ connection: 'serial' } & SerialPrinterAddress)
  | ({ connection: 'device' } & DevicePrinterAddress)
  | { connection: 'queue'; queue: string };

/** A queue of the operating system, which takes bytes for a receipt printer as they are, and PDFs for any printer. */
export interface QueuePrinter extends ReceiptPrinter {
  sendPdf(pdf: Uint8Array, paper: 'a4' | 'letter', signal?: AbortSignal): Promise<SendOutcome>;
}

export interface QueueFound {
  name: string;
}

export interface SerialSettings {
  /** Device file or COM name. */
  path: string;
  baudRate: number;
  dataBits: 7 | 8;
  parity: 'none' | 'even' | 'odd';
  stopBits: 1 | 2;
}

export type ScannerState = 'connecting' | 'ready' | 'missing' | 'closed';

export interface ScannerEvents {
  /** One raw scan, bytes as Latin-1 characters, without its line end; prefixes and GS are still in it. */
  onScan(raw: string): void;
  onState(state: ScannerState, detail?: string): void;
}

/** A scanner that is listened to until it is closed; it comes back by itself when it was unplugged. */
export interface ScannerPort {
  readonly state: ScannerState;
  close(): Promise<void>;
}

export interface SerialPortFound {
  path: string;
  /** Maker and product as far as the system knows them. */
  label: string;
}

/** How a receipt is drawn on one printer. */
export interface ReceiptOptions {
  paper: 'receipt58' | 'receipt80';
  codePage: CodePage;
  /** The printer draws QR codes itself (GS ( k); otherwise they are pictures. True unless said otherwise. */
  nativeQr?: boolean;
  /** The clinic's logo as PNG, for pages that carry it. */
  logo?: Uint8Array | null;
}

/** The labels in a label printer: millimetres, and how fine it prints. */
export interface LabelOptions {
  box: { width: number; height: number };
  dotsPerMm: number;
}

/** What the slice needs of the PC it runs on; the composition root puts the adapters in. */
export interface DevicePorts {
  printer(address: PrinterAddress): ReceiptPrinter;
  queue(name: string): QueuePrinter;
  /** A page as bytes for a receipt printer. Rejects with RangeError for one that no receipt printer can draw. */
  encode(model: PrintModel, options: ReceiptOptions): Promise<Uint8Array>;
  /** The labels of a page as bytes for a label printer. Rejects with RangeError for a page of something else. */
  encodeLabels(model: PrintModel, options: LabelOptions): Promise<Uint8Array>;
  /** A page as PDF. */
  drawPdf(model: PrintModel, setup: PageSetup): Promise<Uint8Array>;
  openScanner(settings: SerialSettings, events: ScannerEvents): ScannerPort;
  serialPorts(): Promise<SerialPortFound[]>;
  queues(): Promise<QueueFound[]>;
}
