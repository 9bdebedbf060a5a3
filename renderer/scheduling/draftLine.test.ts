import { describe, expect, it } from 'vitest';
import type { Service } from '../../electron/catalog/schemas.ts';
import { minutesOf, newLine, soughtLine, wantedLine } from './draftLine.ts';

const service = (id: string, minutes: Partial<Service>): Service => ({
  id,
  name: id,
  category: 'Skin',
  durationMinutes: 30,
  processingMinutes: 0,
  finishingMinutes: 0,
  bufferMinutes: 0,
  pricing: 'flat',
  priceCents: 0,
  taxClass: 'none',
  cosmetic: true,
  productId: null,
  estimatedQuantity: 1000,
  position: 1,
  active: true,
  needsDeposit: false,
  recallDays: null,
  mapView: null,
  needsExam: false,
  addOnOnly: false,
  assistant: 'none',
  deviceKind: null,
  providerIds: [],
  addOns: [],
  supplies: [],
  version: 1,
  ...minutes,
});

describe('a line that is put together', () => {
  it('is sent as far as it is known', () => {
    const line = newLine(1, { providerId: 'p' });
    expect(soughtLine(line)).toBeNull();
    expect(soughtLine({ ...line, serviceId: 's', providerId: null })).toEqual({ serviceId: 's' });
    expect(wantedLine({ ...line, serviceId: 's', providerId: null })).toBeNull();
    expect(wantedLine({ ...line, serviceId: 's', addOns: ['a'], deviceId: 'd' })).toEqual({
      serviceId: 's',
      providerId: 'p',
      deviceId: 'd',
      addOns: ['a'],
    });
  });

  it('takes its parts and the extra minutes of its add-ons', () => {
    const services = [
      service('s', {
        processingMinutes: 20,
        finishingMinutes: 5,
        bufferMinutes: 10,
        addOns: [{ serviceId: 'a', extraMinutes: 15 }],
      }),
      service('a', { bufferMinutes: 5 }),
    ];
    const line = { ...newLine(1, {}), serviceId: 's' };
    expect(minutesOf(line, services)).toBe(65);
    expect(minutesOf({ ...line, addOns: ['a'] }, services)).toBe(85);
    expect(minutesOf(newLine(1, {}), services)).toBeUndefined();
  });
});
