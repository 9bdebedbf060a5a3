import { createContext, useContext, useMemo } from 'react';
import type { Permission, Role } from '../../electron/kernel/roles.ts';

/** Who works here and where: known to every page, because a page is only shown to someone signed in. */
export interface Desk {
  staff: { id: string; name: string; role: Role; permissions: readonly Permission[] };
  station: { id: string; number: number; name: string };
  clinicName: string;
  /** IANA zone of the clinic; every time shown is its wall clock. */
  zone: string;
  /** ISO 4217. */
  currency: string;
  demo: boolean;
}

export const DeskContext = createContext<Desk | null>(null);

/** The desk, and `may(permission)` of the person at it: hide what the role does not allow. */
export function useDesk(): Desk & { may: (permission: Permission) => boolean } {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk is for pages behind the sign-in.');
  return useMemo(() => ({ ...desk, may: (permission) => desk.staff.permissions.includes(permission) }), [desk]);
}
