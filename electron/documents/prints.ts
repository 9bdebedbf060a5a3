import type { ContainerLabel, LabelSheet } from './labels/prints.ts';

/**
 * The print model: what a page or a receipt says, before anyone knows on what it is printed.
 * Slices build it from their DTOs; adapters turn it into ESC/POS bytes or a PDF.
 */

/** One pen stroke of a signature: points in a box of `width` x `height` units, origin top left. */
export interface Strokes {
  width: number;
  height: number;
  strokes: ReadonlyArray<ReadonlyArray<readonly [x: number, y: number]>>;
}

export type Align = 'left' | 'center' | 'right';

/** `share` is the part of the line's width a cell takes, relative to its neighbours. */
export interface PrintCell {
  text: string;
  share: number;
  align?: Align;
}

/**
 * A drawing in a box of `width` x `height` units, as paths of absolute commands, with marks at parts (0 to 1) of the box.
 * What a `look` is like is decided by the paper.
 */
export interface Figure {
  caption: string;
  width: number;
  height: number;
  paths: ReadonlyArray<{
    d: string;
    look: 'skin' | 'hair' | 'shade' | 'lip' | 'dark' | 'line' | 'strong' | 'fine' | 'faint' | 'area';
  }>;
  marks: ReadonlyArray<{ x: number; y: number; label: string }>;
}

/** A photograph as a JPEG of ours; width and height in points of the picture. */
export interface PrintedPicture {
  jpeg: Uint8Array;
  width: number;
  height: number;
  caption: string;
}

export type PrintNode =
  | { kind: 'heading'; text: string; level: 1 | 2 }
  | { kind: 'text'; text: string; align?: Align; bold?: boolean; muted?: boolean; strike?: boolean }
  | { kind: 'columns'; cells: readonly PrintCell[]; bold?: boolean }
  | { kind: 'table'; head: readonly PrintCell[]; rows: ReadonlyArray<readonly string[]> }
  | { kind: 'rule' }
  | { kind: 'space' }
  | { kind: 'code'; symbology: 'qrcode' | 'code128'; value: string; caption?: string }
  | { kind: 'signature'; strokes: Strokes; caption: string }
  | { kind: 'figures'; figures: readonly Figure[] }
  | { kind: 'pictures'; pictures: readonly PrintedPicture[] }
  | ({ kind: 'label' } & ContainerLabel);

/** The clinic's name and the lines under it (address, phone, e-mail). */
export interface Letterhead {
  name: string;
  lines: readonly string[];
}

/** A whole document. `copy` puts COPY where nobody can overlook it; `kickDrawer` opens the cash drawer (receipts only). */
export interface PrintModel {
  title: string;
  language: string;
  copy: boolean;
  kickDrawer: boolean;
  nodes: readonly PrintNode[];
  /** The clinic's logo stands at the top, where there is one. Pages have it beside their letterhead without asking. */
  logo?: boolean;
  /** Its labels stand on a sheet of labels, without anything else. */
  sheet?: LabelSheet;
  /** Who it comes from, at the top of a page; a page without one gets the clinic's of today. */
  letterhead?: Letterhead;
  /** Small print at the foot of every page (PDF) or of the receipt. */
  footer?: string;
}
