import type { Opened } from '../electron/app/openClinic.ts';
import { verifyHouse } from '../electron/app/verifyHouse.ts';

/** Throws unless chain, journal, stock and sources are sound. */
export function verifyClinic(opened: Opened): void {
  const problems = verifyHouse(opened.store.read);
  if (problems.length > 0) throw new Error(`The clinic is not sound: ${problems.join('; ')}`);
}
