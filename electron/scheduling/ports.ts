import type { PdfRenderer } from '../documents/ports.ts';

/** What draws day sheets: away from the thread that answers. */
export type SheetsRenderer = Pick<PdfRenderer, 'render'>;
