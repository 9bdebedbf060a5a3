/** What a code says of a package, whether its product is known or not. */
export interface Said {
  productId?: string | undefined;
  gtin?: string | undefined;
  lot?: string | undefined;
  /** YYYY-MM-DD. */
  expiresOn?: string | undefined;
  serial?: string | undefined;
  /** The code is on one of our own labels: what carries it was received before. */
  ours?: boolean | undefined;
  /** A package with this serial number was received before. */
  known?: boolean | undefined;
}

/** A delivery as far as it is known: one lot of one product, and the packages of it that were scanned. */
export interface Delivered {
  productId: string | null;
  lot: string;
  /** YYYY-MM-DD, or null while it is not known. */
  expiresOn: string | null;
  serials: readonly string[];
  /** Packages scanned whose code has no serial number. */
  plain: number;
}

/** Why a scan is not counted among what is received. */
export type Unfit = 'ours' | 'known' | 'twice' | 'otherProduct' | 'otherLot' | 'otherExpiry';

export const nothingYet: Delivered = { productId: null, lot: '', expiresOn: null, serials: [], plain: 0 };

export const scannedOf = ({ serials, plain }: Delivered): number => serials.length + plain;

/**
 * Whether a scan belongs to the delivery; null when it does. A delivery is of one lot: once a package was counted or a lot
 * was written down, a package of anything else is not taken for it. Until then a scan decides what comes.
 */
export function unfitFor(delivered: Delivered, said: Said): Unfit | null {
  if (said.ours) return 'ours';
  if (said.known) return 'known';
  if (said.serial !== undefined && delivered.serials.includes(said.serial)) return 'twice';
  if (scannedOf(delivered) === 0 && delivered.lot.trim() === '') return null;
  if (delivered.productId !== null && said.productId !== undefined && said.productId !== delivered.productId)
    return 'otherProduct';
  if (delivered.lot.trim() !== '' && said.lot !== undefined && said.lot !== delivered.lot.trim()) return 'otherLot';
  if (delivered.expiresOn !== null && said.expiresOn !== undefined && said.expiresOn !== delivered.expiresOn)
    return 'otherExpiry';
  return null;
}

/** The delivery with what a scan says of it; a scan of a package (it has a GTIN) counts one. */
export function withScan(delivered: Delivered, said: Said): Delivered {
  const { serial } = said;
  const isPackage = said.gtin !== undefined && said.ours !== true;
  return {
    productId: said.productId ?? delivered.productId,
    lot: said.lot ?? delivered.lot,
    expiresOn: said.expiresOn ?? delivered.expiresOn,
    serials: serial !== undefined && isPackage ? [...delivered.serials, serial] : delivered.serials,
    plain: delivered.plain + (isPackage && serial === undefined ? 1 : 0),
  };
}
