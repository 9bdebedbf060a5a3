import type { WriteTx } from '../../../db/access.ts';
import type { Act, Touched } from '../../kernel/act.ts';
import type { Opened } from '../openClinic.ts';
import { type Chance, chanceOf, idMaker } from './chance.ts';
import { type DemoLogin, demoLogins } from './logins.ts';

/** Who plays: the demo's people by their part. */
export interface DemoCast {
  seed: number;
  staff: Record<DemoLogin['key'], string>;
  stationId: string;
}
export type Who = DemoLogin['key'];

/** Where the demo is played: one transaction, in which every act has its time, its person and its audit row. */
export interface Stage {
  tx: WriteTx;
  chance: Chance;
  cast: DemoCast;
  zone: string;
  now: number;
  /** Does one thing as `who` at `at`, as if its procedure had been called through the door then. */
  play<T>(at: number, who: Who, procedure: string, work: (act: Act) => T): T;
  /** Has something happen at `at`; things happen in the order of their times, and only those up to now. */
  plan(at: number, happen: () => void): void;
  /** Lets everything that was planned happen. */
  run(): void;
}

/** Sets the stage in an open transaction. */
export function setStage(clinic: Opened, tx: WriteTx, cast: DemoCast, zone: string): Stage {
  const chance = chanceOf(cast.seed);
  const newId = idMaker(chanceOf(cast.seed ^ 0x5eed));
  const planned: Array<{ at: number; order: number; happen: () => void }> = [];
  const now = clinic.now();

  return {
    tx,
    chance,
    cast,
    zone,
    now,
    play(at, who, procedure, work) {
      const touched: Touched[] = [];
      const changed: Array<string | { field: string; from: unknown; to: unknown }> = [];
      let patientId: string | null = null;
      const staffId = cast.staff[who];
      const role = demoLogins.find((person) => person.key === who)?.role ?? 'frontDesk';
      const result = work({
        now: at,
        zone,
        staffId,
        role,
        sessionId: 'demo',
        stationId: cast.stationId,
        newId: () => newId(at),
        concerns: (id) => void (patientId = id),
        touch: (slice, kind, id, version) => void touched.push({ slice, kind, id, version }),
        changed: (field, values) => void changed.push(values ? { field, ...values } : field),
        afterCommit: () => undefined,
      });
      clinic.record(tx, {
        at,
        staffId,
        stationId: cast.stationId,
        sessionId: 'demo',
        procedure,
        patientId,
        entities: touched.map((row) => [row.slice, row.kind, row.id, row.version] as const),
        outcome: 'done',
        changed,
      });
      return result;
    },
    plan(at, happen) {
      if (at <= now) planned.push({ at, order: planned.length, happen });
    },
    run() {
      planned.sort((a, b) => a.at - b.at || a.order - b.order);
      for (const { happen } of planned) happen();
    },
  };
}
