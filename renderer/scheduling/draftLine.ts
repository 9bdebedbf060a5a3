import { totalMinutes } from '../../electron/catalog/rules.ts';
import type { Service } from '../../electron/catalog/schemas.ts';

/** A service line while it is being put together. */
export interface DraftLine {
  key: number;
  serviceId: string | null;
  providerId: string | null;
  /** null: the first free room, second person, device. */
  roomId: string | null;
  assistantId: string | null;
  deviceId: string | null;
  addOns: string[];
}

export function newLine(key: number, known: { providerId?: string | null; roomId?: string | null }): DraftLine {
  return {
    key,
    serviceId: null,
    providerId: known.providerId ?? null,
    roomId: known.roomId ?? null,
    assistantId: null,
    deviceId: null,
    addOns: [],
  };
}

/** A line as it is sent; the provider left out as long as nobody is chosen. Null without a service. */
export function soughtLine(line: DraftLine) {
  if (line.serviceId === null) return null;
  return {
    serviceId: line.serviceId,
    ...(line.providerId ? { providerId: line.providerId } : {}),
    ...(line.roomId ? { roomId: line.roomId } : {}),
    ...(line.assistantId ? { assistantId: line.assistantId } : {}),
    ...(line.deviceId ? { deviceId: line.deviceId } : {}),
    ...(line.addOns.length > 0 ? { addOns: line.addOns } : {}),
  };
}

/** A complete line as it is sent; null while its service or provider is missing. */
export function wantedLine(line: DraftLine) {
  const sought = soughtLine(line);
  return sought && line.providerId ? { ...sought, providerId: line.providerId } : null;
}

/** Minutes a line takes with its add-ons; undefined without a service. */
export function minutesOf(line: DraftLine, services: readonly Service[]): number | undefined {
  const service = services.find((row) => row.id === line.serviceId);
  if (!service) return undefined;
  const extra = line.addOns.reduce((sum, id) => {
    const addOn = services.find((row) => row.id === id);
    const offered = service.addOns.find((row) => row.serviceId === id);
    if (!addOn || !offered) return sum;
    return sum + totalMinutes({ ...addOn, durationMinutes: offered.extraMinutes });
  }, 0);
  return totalMinutes(service) + extra;
}
