import { type Instant, minute } from '../kernel/dates.ts';

/** Code pages a receipt printer can be set to; names as in the printers' manuals. */
export const codePages = [
  'PC437',
  'PC850',
  'PC858',
  'WPC1252',
  'ISO8859-15',
  'PC860',
  'PC863',
  'PC865',
  'PC852',
  'WPC1250',
  'PC866',
  'WPC1251',
  'WPC1253',
  'WPC1254',
] as const;
export type CodePage = (typeof codePages)[number];

/** How a printer hangs on its PC. */
export const connections = ['tcp', 'serial', 'device', 'queue'] as const;
export type Connection = (typeof connections)[number];

export const receiptPapers = ['receipt58', 'receipt80'] as const;
export const pagePapers = ['a4', 'letter'] as const;
export const papers = [...receiptPapers, ...pagePapers, 'label'] as const;
export type Paper = (typeof papers)[number];

/** Labels that a label printer may hold: width x height in millimetres. */
export const labelSizes = ['50x25', '57x32', '70x38'] as const;
export type LabelSize = (typeof labelSizes)[number];
/** Dots per millimetre of label printers: 203 and 300 dpi. */
export const labelFineness = [8, 12] as const;

/** Width and height of a label in millimetres. */
export function labelBox(size: LabelSize): { width: number; height: number } {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return { width, height };
}

/** Rolls take ESC/POS, sheets take PDFs. */
export function isReceiptPaper(paper: string): paper is (typeof receiptPapers)[number] {
  return (receiptPapers as readonly string[]).includes(paper);
}

export const baudRates = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200] as const;
/** The kinds of paper a page is made for; each PC remembers a printer for each. */
export const paperKinds = ['receipt', 'page', 'label'] as const;
export type PaperKind = (typeof paperKinds)[number];
export const paperNames: Readonly<Record<PaperKind, string>> = {
  receipt: 'receipts',
  page: 'whole pages',
  label: 'labels',
};

/** The kind of paper that is in a printer. */
export function kindOfPaper(paper: string): PaperKind {
  if (isReceiptPaper(paper)) return 'receipt';
  return paper === 'label' ? 'label' : 'page';
}

/** True if pages of this kind belong into a printer with that paper. */
export function suits(paper: string, kind: PaperKind): boolean {
  return kindOfPaper(paper) === kind;
}
/** What can be printed. */
export const printKinds = [
  'receipt',
  'test',
  'report',
  'giftCard',
  'estimate',
  'daySheet',
  'label',
  'invoice',
  'document',
  'drawer',
] as const;
export type PrintKind = (typeof printKinds)[number];
/** What a printed page is made from. */
export const printSources = [
  'invoice',
  'printer',
  'creditNote',
  'drawerSession',
  'storedValue',
  'estimate',
  'appointment',
  'document',
  'container',
] as const;
export type PrintSource = (typeof printSources)[number];
export const printJobStates = ['queued', 'printing', 'sent', 'failed', 'unknown', 'cancelled'] as const;
export type PrintJobState = (typeof printJobStates)[number];

/** Why a job did not print, or why nobody can say whether it did. */
export const printTroubles = [
  'unreachable',
  'paperOut',
  'coverOpen',
  'offline',
  'error',
  'noStatus',
  'noQueue',
  'connectionLost',
  'timeout',
  'aborted',
] as const;
export type PrintTrouble = (typeof printTroubles)[number];

/** `not_before` of a job that only a person starts again. */
export const NEVER: Instant = 8_640_000_000_000_000;
/** How often a job is tried without being asked again: about half an hour with the waits below. */
export const ATTEMPTS_MAX = 12;
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 5 * minute;

/** When a failed job is tried again after so many attempts; NEVER when it is time for a person. */
export function retryAt(attempts: number, now: Instant): Instant {
  if (attempts >= ATTEMPTS_MAX) return NEVER;
  return now + Math.min(FIRST_WAIT * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT);
}

/** A drawer that springs open minutes after the sale, when nobody stands there, is worse than one that stays shut. */
export function drawerStillWanted(createdAt: Instant, now: Instant): boolean {
  return now - createdAt <= minute;
}

/** A person may start a job again that surely printed nothing. */
export function mayRetry(state: PrintJobState): boolean {
  return state === 'queued' || state === 'failed' || state === 'cancelled';
}

/** What may be on paper already is printed again only as a COPY. */
export function mayReprint({ state, kind }: { state: PrintJobState; kind: PrintKind }): boolean {
  return (state === 'sent' || state === 'unknown') && kind !== 'drawer';
}

/** To another printer: as itself if it surely printed nothing, else as a COPY. */
export function mayMove({ state, kind }: { state: PrintJobState; kind: PrintKind }): boolean {
  return kind !== 'drawer' && (mayRetry(state) || state === 'unknown');
}

export function mayCancel(state: PrintJobState): boolean {
  return state === 'queued' || state === 'failed';
}

const causes: Readonly<Record<PrintTrouble, string>> = {
  unreachable: 'The printer does not answer. Check that it is switched on and connected.',
  paperOut: 'The printer is out of paper. Put in a new roll.',
  coverOpen: 'The cover of the printer is open. Close it.',
  offline: 'The printer is offline. Press its online button.',
  error: 'The printer reports an error. Switch it off and on again.',
  noStatus: 'The printer does not say how it is. Check that it is ready.',
  noQueue: 'This PC has no such printer any more. Choose another one under Settings, Printers and scanners.',
  connectionLost: 'The connection to the printer broke.',
  timeout: 'The printer took too long.',
  aborted: 'Salve was closed.',
};

/** For a job of which nothing was printed. */
export function failedSentence(trouble: PrintTrouble, again: boolean): string {
  return `${causes[trouble]} Nothing was printed; ${again ? 'it is tried again by itself.' : 'try again when the printer is ready.'}`;
}

/** For a job that broke off, or whose end nobody confirmed. */
export function unknownSentence(trouble: PrintTrouble): string {
  return `${causes[trouble]} It is not known whether everything was printed: look at the printer, and print a copy if the paper is missing.`;
}

const setUpFirst = 'Add one under Settings, Printers and scanners, then print this again from the list of print jobs.';
export const noPrinterSentence: Readonly<Record<PaperKind, string>> = {
  receipt: `No receipt printer is set up on this PC. ${setUpFirst}`,
  page: `No printer for whole pages is set up on this PC. ${setUpFirst}`,
  label: `No label printer is set up on this PC. ${setUpFirst}`,
};
export const printerGoneSentence =
  'The printer of this job is no longer in use. Try again to print it on the current one.';
export const cannotDrawSentence =
  'This cannot be printed on the paper of this printer. Move it to a printer with other paper, or open the PDF.';
