import type { CountLine, Uncounted } from '../../../electron/inventory/counts/schemas.ts';
import type { Container } from '../../../electron/inventory/schemas.ts';

/** What is about to be counted. Amounts are thousandths. */
export interface Target {
  key: string;
  name: string;
  unit: 'U' | 'mL' | 'each';
  lotNumber: string;
  expiresOn: string;
  code: string | null;
  containerId: string | null;
  lotId: string;
  locationId: string;
  /** What should be there; null in a blind count. */
  expected: number | null;
  counted: number | null;
}

export function keyOf(of: { containerId: string | null; lotId: string; locationId: string }): string {
  return of.containerId ?? `${of.lotId} ${of.locationId}`;
}

export function targetOfRow(row: Uncounted | CountLine): Target {
  const { productName: name, unit, lotNumber, expiresOn, code, containerId, lotId, locationId, expected } = row;
  const counted = 'counted' in row ? row.counted : null;
  return { key: keyOf(row), name, unit, lotNumber, expiresOn, code, containerId, lotId, locationId, expected, counted };
}

export function targetOfContainer(container: Container, blind: boolean): Target {
  const { productName: name, unit, lotNumber, expiresOn, code, id: containerId, lotId, locationId } = container;
  const expected = blind ? null : container.remaining;
  return {
    key: containerId,
    name,
    unit,
    lotNumber,
    expiresOn,
    code,
    containerId,
    lotId,
    locationId,
    expected,
    counted: null,
  };
}
