import type { LabelOptions } from '../../devices/ports.ts';
import type { ContainerLabel } from '../../documents/labels/prints.ts';
import type { PdfRenderer } from '../../documents/ports.ts';

/** What draws labels away from the thread that answers. */
export interface LabelArtist extends PdfRenderer {
  /** A label as PNG, dot by dot as a label printer burns it. */
  picture(label: ContainerLabel, options: LabelOptions): Promise<Uint8Array>;
}
