import type { WriteTx } from '../../db/access.ts';
import type { OpenClinic } from '../api/context.ts';
import type { Act, Touched } from '../kernel/act.ts';
import type { Role } from '../kernel/roles.ts';

/** In whose name something runs that no call through the door has asked for. */
export interface SystemActor {
  staffId: string;
  role: Role;
  stationId: string;
  /** What stands in the audit row, e.g. 'jobs.render'. */
  procedure: string;
}

/** One write transaction with its audit row, feed and effects, for set-up, the demo and jobs. `at` overrides the clock for made-up history. */
export function actAs<T>(
  clinic: OpenClinic,
  actor: SystemActor,
  work: (tx: WriteTx, act: Act) => T,
  at = clinic.now(),
): T {
  const touched: Touched[] = [];
  const effects: Array<() => void> = [];
  let patientId: string | null = null;
  const changed: Array<string | { field: string; from: unknown; to: unknown }> = [];
  const result = clinic.store.write<T>(((tx: WriteTx) => {
    const done = work(tx, {
      now: at,
      zone: clinic.zone,
      staffId: actor.staffId,
      role: actor.role,
      sessionId: 'system',
      stationId: actor.stationId,
      newId: () => clinic.newId(),
      concerns: (id) => void (patientId = id),
      touch: (slice, kind, id, version) => void touched.push({ slice, kind, id, version }),
      changed: (field, values) => void changed.push(values ? { field, ...values } : field),
      afterCommit: (effect) => void effects.push(effect),
    });
    clinic.record(tx, {
      at,
      staffId: actor.staffId,
      stationId: actor.stationId,
      sessionId: null,
      procedure: actor.procedure,
      patientId,
      entities: touched.map((row) => [row.slice, row.kind, row.id, row.version] as const),
      outcome: 'done',
      changed,
    });
    return done;
  }) as never);
  clinic.anchor();
  if (touched.length > 0) clinic.feed.publish({ kind: 'touched', touched });
  for (const effect of effects) effect();
  return result;
}
