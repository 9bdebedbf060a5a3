import {
  type CodePage,
  type Connection,
  codePages,
  isReceiptPaper,
  kindOfPaper,
  type LabelSize,
  labelSizes,
  type Paper,
  papers,
} from '../../electron/devices/rules.ts';
import type { Printer } from './PrinterCard.tsx';

/** What stands in the form of a printer: a port that is being typed is text, a speed that is chosen too. */
export interface PrinterDraft {
  name: string;
  paper: Paper;
  connection: Connection;
  host: string;
  port: number | string;
  path: string;
  baudRate: string;
  queue: string;
  codePage: CodePage;
  nativeQr: boolean;
  drawer: boolean;
  labelSize: LabelSize;
  dotsPerMm: string;
  active: boolean;
}

export function draftOf(printer: Printer | null): PrinterDraft {
  return {
    name: printer?.name ?? '',
    paper: papers.find((paper) => paper === printer?.paper) ?? 'receipt80',
    connection: printer?.connection ?? 'tcp',
    host: printer?.host ?? '',
    port: printer?.port ?? 9100,
    path: printer?.path ?? '',
    baudRate: String(printer?.baudRate ?? 9600),
    queue: printer?.queue ?? '',
    codePage: codePages.find((page) => page === printer?.codePage) ?? 'WPC1252',
    nativeQr: printer?.nativeQr ?? true,
    drawer: printer?.drawer ?? false,
    labelSize: labelSizes.find((size) => size === printer?.labelSize) ?? '50x25',
    dotsPerMm: String(printer?.dotsPerMm ?? 8),
    active: printer?.active ?? true,
  };
}

/** What is sent: only the fields that the paper and the connection have. */
export function fieldsOf(draft: PrinterDraft) {
  const { name, paper, codePage, nativeQr } = draft;
  const roll = isReceiptPaper(paper);
  const connection = kindOfPaper(paper) === 'page' ? 'queue' : draft.connection;
  const labels =
    paper === 'label'
      ? { labelSize: draft.labelSize, dotsPerMm: draft.dotsPerMm === '12' ? (12 as const) : (8 as const) }
      : {};
  const address = {
    tcp: { host: draft.host, port: draft.port === '' ? null : Number(draft.port) },
    serial: { path: draft.path, baudRate: Number(draft.baudRate) },
    device: { path: draft.path },
    queue: { queue: draft.queue },
  }[connection];
  return { name, paper, connection, codePage, nativeQr, drawer: roll && draft.drawer, ...address, ...labels };
}
