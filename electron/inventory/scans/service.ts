import type { ReadDb } from '../../../db/access.ts';
import {
  type ContainerRow,
  containerOfCode,
  containersInStates,
  containersOfSerial,
} from '../../../db/inventory/containers/queries.ts';
import type { Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { type ErrorDetails, refuse } from '../../kernel/errors.ts';
import { containerView } from '../containers/service.ts';
import type { Container, Product } from '../schemas.ts';
import { findProductByGtin } from '../service.ts';
import { readScan, showCode } from './rules.ts';

/** What a scan turned out to be. */
export interface Identified {
  kind: 'container' | 'product';
  container?: Container;
  product?: Product;
  gtin?: string;
  lot?: string;
  expiresOn?: string;
  serial?: string;
  containers?: Container[];
}

/**
 * What a scan is: one of our containers, or a product (with lot, expiry, serial where the code says so).
 * @throws Refusal SCAN_REFUSED with `reason` unknown, checkDigit, unknownProduct (then with the code's own facts), ...
 */
export function identify(db: ReadDb, asker: Asker, input: { raw: string }): Identified {
  const today = dateOf(asker.now, asker.zone);
  const scan = readScan(input.raw, today);
  if (scan.kind === 'refused') refuse('SCAN_REFUSED', scan.sentence, { reason: scan.reason });
  if (scan.kind === 'containerCode') return { kind: 'container', container: ofCode(db, asker, scan.code) };
  const { gtin } = scan;
  const lot = scan.kind === 'gs1' ? scan.lot : undefined;
  const serial = scan.kind === 'gs1' ? scan.serial : undefined;
  const expiresOn = scan.kind === 'gs1' ? scan.expiry : undefined;
  const said: Omit<Identified, 'kind'> = {
    gtin,
    ...(lot === undefined ? {} : { lot }),
    ...(serial === undefined ? {} : { serial }),
    ...(expiresOn === undefined ? {} : { expiresOn }),
  };
  if (scan.kind === 'gs1' && scan.container !== undefined)
    return { kind: 'container', container: ofCode(db, asker, scan.container), ...said };
  const product =
    findProductByGtin(db, gtin) ??
    refuse(
      'SCAN_REFUSED',
      `No product has the GTIN ${gtin}. Add the product in the stock room, or scan another code.`,
      {
        reason: 'unknownProduct',
        ...said,
      } satisfies ErrorDetails,
    );
  const found = candidates(db, product, lot, serial).map((row) => containerView(row, asker));
  return { kind: 'product', product, ...said, containers: found };
}

function ofCode(db: ReadDb, asker: Asker, code: string): Container {
  const row = containerOfCode(db, code);
  if (!row)
    refuse(
      'SCAN_REFUSED',
      `No container has the code ${showCode(code)}. Check the label, or receive the container first.`,
      {
        reason: 'unknown',
      },
    );
  return containerView(row, asker);
}

/** The containers that a manufacturer's code may mean. */
function candidates(db: ReadDb, product: Product, lot: string | undefined, serial: string | undefined): ContainerRow[] {
  if (!product.inContainers) return [];
  const bySerial = serial === undefined ? [] : containersOfSerial(db, product.id, serial);
  if (bySerial.length > 0) return bySerial.filter((row) => lot === undefined || row.lotNumber === lot);
  const rows = containersInStates(db, product.id, ['opened', 'sealed', 'recalled'], 500);
  return rows.filter((row) => row.remaining > 0 && row.serial === null && (lot === undefined || row.lotNumber === lot));
}

/**
 * The one container a scan means. Our own label and a serial number name one; a manufacturer's code without a serial
 * does so only while a single container of that lot is in use. @throws Refusal SCAN_REFUSED
 */
export function findContainer(db: ReadDb, asker: Asker, raw: string): Container {
  const found = identify(db, asker, { raw });
  if (found.container) return found.container;
  const name = found.product?.name ?? '';
  const lot = found.lot === undefined ? '' : `, lot ${found.lot}`;
  const [only, ...more] = found.containers ?? [];
  if (!only)
    refuse(
      'SCAN_REFUSED',
      `No container of ${name}${lot} is in the stock. Receive it first, or scan another container.`,
      {
        reason: 'unknown',
      },
    );
  if (more.length > 0)
    refuse(
      'SCAN_REFUSED',
      `${more.length + 1} containers of ${name}${lot} are in the stock. Scan the clinic's own label on the one in your hand.`,
      { reason: 'several' },
    );
  return only;
}
