import type { Permission } from '../kernel/roles.ts';

/** What a document can be; each kind has its pages in the slice it comes from. */
export const documentKinds = [
  'consent',
  'note',
  'invoice',
  'creditNote',
  'estimate',
  'statement',
  'zReport',
  'commission',
  'giftCard',
  'payment',
  'lotRecall',
  'purchaseOrder',
  'supplierReturn',
  'exam',
  'standingOrder',
  'vialPolicy',
  'intakeForm',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Who may open which kind: a signed note is for those who may read charts. */
export const permissionToOpen: Readonly<Record<DocumentKind, Permission>> = {
  consent: 'consents.read',
  note: 'chart.read',
  invoice: 'billing.read',
  creditNote: 'billing.read',
  estimate: 'billing.read',
  statement: 'billing.read',
  zReport: 'till.day',
  commission: 'earnings.all',
  giftCard: 'billing.read',
  payment: 'billing.read',
  lotRecall: 'patients.read',
  purchaseOrder: 'stock.read',
  supplierReturn: 'stock.read',
  exam: 'chart.read',
  standingOrder: 'chart.read',
  vialPolicy: 'stock.read',
  intakeForm: 'patients.read',
};

/** What a document is made from. */
export const documentSources = [
  'consent',
  'encounter',
  'invoice',
  'creditNote',
  'estimate',
  'patient',
  'drawerSession',
  'staff',
  'storedValue',
  'lotRecall',
  'purchaseOrder',
  'supplierReturn',
  'exam',
  'standingOrder',
  'vialPolicy',
  'intakeSubmission',
] as const;
export type DocumentSource = (typeof documentSources)[number];

/** The kind of job that renders a document's PDF. */
export const renderJob = 'documents.render';

/** A file name every system takes: letters, digits and hyphens of the title, then the beginning of the record's hash. */
export function pdfFileName(title: string, sha256: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return `${plain === '' ? 'document' : plain}-${sha256.slice(0, 8)}.pdf`;
}

/** The line at the foot of every page: which record this is a picture of. */
export function recordLine(id: string, sha256: string): string {
  return `Record ${id} · SHA-256 ${sha256}`;
}
