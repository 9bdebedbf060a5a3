import type { z } from 'zod';
import type { ReadDb } from '../../../db/access.ts';
import type { Asker } from '../../kernel/act.ts';
import { type Instant, minute } from '../../kernel/dates.ts';
import { wishOfMove } from '../booking/service.ts';
import { openings } from '../conflicts/service.ts';
import { anyRoom, bookedLines, plan } from '../lines/service.ts';
import type * as S from '../schemas.ts';
import { appointmentById } from '../service.ts';
import { suits } from './rules.ts';

/** The next times at which such an appointment would fit, and who would perform it. */
export function findOpenings(
  db: ReadDb,
  asker: Asker,
  input: z.output<typeof S.OpeningsInput>,
): z.input<typeof S.OpeningsOutput> {
  const from = Math.ceil(input.from / minute) * minute;
  const wish = {
    appointmentId: '',
    patientId: input.patientId ?? '',
    lines: plan(db, from, input.lines),
    anyRoom: anyRoom(db),
  };
  const { daypart, weekdays } = input;
  const narrowed = daypart || weekdays.length > 0;
  const suitable = (start: Instant): boolean => suits(start, asker.zone, daypart, weekdays);
  const found = openings(db, asker, wish, from, input.count, {
    days: input.days,
    ...(narrowed ? { suits: suitable } : {}),
  });
  const mains = wish.lines.flatMap((line, index) => (line.addOnTo === null ? [index] : []));
  return {
    openings: found.map(({ startsAt, providers }) => ({
      startsAt,
      providerIds: mains.map((index) => providers[index] ?? ''),
    })),
  };
}

/** The next times to which an appointment could be moved. @throws Refusal NOT_FOUND, BAD_INPUT */
export function findMoveOpenings(
  db: ReadDb,
  asker: Asker,
  input: z.output<typeof S.MoveOpeningsInput>,
): z.input<typeof S.OpeningsOutput> {
  const from = Math.ceil(input.from / minute) * minute;
  const appointment = appointmentById(db, input.appointmentId);
  const wish = wishOfMove(db, appointment, bookedLines(db, appointment), input, from);
  return {
    openings: openings(db, asker, wish, from, input.count, { days: 14 }).map(({ startsAt, providers }) => ({
      startsAt,
      providerIds: providers,
    })),
  };
}
