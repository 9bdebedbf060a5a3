import type { Logger } from 'pino';
import { listStations } from '../clinic/service.ts';
import { logoPng } from '../documents/logo/service.ts';
import { logUnforeseen } from './logger.ts';
import type { Opened } from './openClinic.ts';
import { filesOf, startOutbox } from './outbox.ts';
import { startStationDevices } from './stationDevices.ts';

/** Starts what runs while a clinic is open (printers and scanners of every station this PC serves, and the outbox); returns what stops it. */
export function startWork(clinic: Opened, logger: Logger): () => Promise<void> {
  const onError = (error: unknown): void => logUnforeseen(logger, error, 'work');
  const outbox = startOutbox(clinic, (error, where) => logUnforeseen(logger, error, where));
  // a logo whose file is damaged stops no receipt
  const logo = (): Uint8Array | null => {
    try {
      return logoPng(clinic.store.read, filesOf(clinic));
    } catch (error) {
      onError(error);
      return null;
    }
  };
  const stops = listStations(clinic.store.read).map((station) =>
    startStationDevices({ ...clinic, logo }, station.id, onError),
  );
  return async () => {
    await Promise.all([outbox.stop(), ...stops.map((stop) => stop())]);
  };
}
