import { createHash, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  type FeedRow,
  feedAppointments,
  feedByHash,
  findFeed,
  insertFeed,
  liveFeeds,
  noteFeedRead,
  updateFeedRevoked,
} from '../../../db/scheduling/feeds/queries.ts';
import { policy } from '../../clinic/policies/service.ts';
import { clinicProfile } from '../../clinic/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import type { Instant } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { mayDo } from '../../kernel/roles.ts';
import { listStaff, staffById } from '../../staff/service.ts';
import type { FeedCalendar } from './prints.ts';
import { entryTitle, feedPath, feedWindow } from './rules.ts';
import type * as S from './schemas.ts';

/** One's own feed, or everyone's for who manages people. */
function mayManage(asker: Pick<Asker, 'staffId' | 'role'>, staffId: Id): boolean {
  return asker.staffId === staffId || mayDo(asker.role, 'staff.manage');
}

/** The providers whose feeds the asker may manage, and which of them can be read from outside. */
export function feeds(db: ReadDb, asker: Asker): S.FeedsOutput {
  const live = new Map(liveFeeds(db).map((row) => [row.staffId, row]));
  return {
    feeds: listStaff(db)
      .filter((member) => member.provider && member.active && mayManage(asker, member.id))
      .map(({ id, name }) => {
        const row = live.get(id);
        return {
          staffId: id,
          name,
          live: row ? { id: row.id, createdAt: row.createdAt, readAt: row.readAt, version: row.version } : null,
        };
      }),
  };
}

/**
 * Makes a feed's secret address; one there was before opens nothing any more.
 * @throws Refusal NOT_ALLOWED for another person's; NOT_NOW for who takes no appointments
 */
export function makeFeed(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.MakeFeedInput>,
): z.input<typeof S.MakeFeedOutput> {
  if (!mayManage(act, input.staffId)) refuse('NOT_ALLOWED');
  const member = staffById(tx, input.staffId);
  if (!member.provider || !member.active)
    refuse('NOT_NOW', `${member.name} takes no appointments, so there is no calendar to read.`);
  const before = liveFeeds(tx).find((row) => row.staffId === member.id);
  if ((before?.id ?? null) !== input.replaces) refuse('CHANGED_ELSEWHERE');
  if (before) end(tx, act, before);
  const token = randomBytes(32).toString('base64url');
  const id = act.newId();
  insertFeed(tx, {
    id,
    staffId: member.id,
    tokenHash: hashOf(token),
    createdAt: act.now,
    createdBy: act.staffId,
    readAt: null,
    revokedAt: null,
    version: 1,
  });
  act.touch('scheduling', 'calendarFeed', id, 1);
  return { id, path: feedPath(token) };
}

/** From now on the address opens nothing. @throws Refusal NOT_FOUND, NOT_ALLOWED, CHANGED_ELSEWHERE */
export function revokeFeed(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.RevokeFeedInput>,
): z.input<typeof S.RevokeFeedOutput> {
  const row = findFeed(tx, input.feedId) ?? refuse('NOT_FOUND', 'This calendar address is no longer here.');
  if (!mayManage(act, row.staffId)) refuse('NOT_ALLOWED');
  if (row.version !== input.expectedVersion || row.revokedAt !== null) refuse('CHANGED_ELSEWHERE');
  end(tx, act, row);
  return { id: row.id };
}

function end(tx: WriteTx, act: Act, row: FeedRow): void {
  if (!updateFeedRevoked(tx, row.id, row.version, { revokedAt: act.now })) refuse('CHANGED_ELSEWHERE');
  act.touch('scheduling', 'calendarFeed', row.id, row.version + 1);
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * What a token opens, and notes the reading. Undefined for a token that is unknown or revoked, and for a person who
 * left, takes no appointments any more or may not see the schedule.
 */
export function readFeed(
  tx: WriteTx,
  token: string,
  now: Instant,
): { feed: FeedRow; calendar: FeedCalendar } | undefined {
  const feed = feedByHash(tx, hashOf(token));
  if (!feed) return undefined;
  const member = listStaff(tx).find((row) => row.id === feed.staffId);
  if (!member?.active || !member.provider || !mayDo(member.role, 'schedule.read')) return undefined;
  const clinic = clinicProfile(tx);
  const named = policy(tx, 'scheduling.icalNames');
  const { from, until } = feedWindow(now);
  noteFeedRead(tx, feed.id, now);
  return {
    feed,
    calendar: {
      name: `${member.name}, ${clinic.name}`,
      zone: clinic.zone,
      stamp: now,
      entries: feedAppointments(tx, member.id, from, until).map((row) => ({
        uid: `${row.appointmentId}.${member.id}`,
        sequence: row.version,
        startsAt: row.startsAt,
        endsAt: row.endsAt,
        title: entryTitle(row.services, row, named),
        place: row.rooms,
      })),
    },
  };
}
