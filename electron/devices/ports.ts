import type { PrintModel } from '../documents/prints.ts';
import type { CodePage, PrintTrouble } from './rules.ts';

export type { PrintModel } from '../documents/prints.ts';
export type { CodePage, PrintTrouble } from './rules.ts';

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

export interface TcpPrinterAddress {
  host: string;
  port: number;
  /**
   * 'whenAnswered': a printer that never answers status queries may print all the same. 'required': it may not.
   * 'never': the printer is not asked, because it prints the question.
   */
  asksStatus: 'whenAnswered' | 'required' | 'never';
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

/** What the slice needs of the PC it runs on; the composition root puts the adapters in. */
export interface DevicePorts {
  printer(address: TcpPrinterAddress): ReceiptPrinter;
  /** Throws RangeError for a page that no receipt printer can draw. */
  encode(model: PrintModel, options: { paper: 'receipt58' | 'receipt80'; codePage: CodePage }): Uint8Array;
  openScanner(settings: SerialSettings, events: ScannerEvents): ScannerPort;
  serialPorts(): Promise<SerialPortFound[]>;
}
