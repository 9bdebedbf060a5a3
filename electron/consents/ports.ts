import type { PdfRenderer } from '../documents/ports.ts';

/** What draws blank forms: away from the thread that answers. */
export type FormRenderer = Pick<PdfRenderer, 'render'>;
