import type { FastifyInstance } from 'fastify';
import { icalendarOf } from '../adapters/icalendar.ts';
import type { Host } from '../app/host.ts';
import { Refusal } from '../kernel/errors.ts';
import { tokenIn } from '../scheduling/feeds/rules.ts';
import { readFeed } from '../scheduling/feeds/service.ts';

/** Reads of one address a minute; programs look every quarter of an hour. */
const perMinute = 60;

/**
 * Serves providers' calendars to calendar programs, which cannot sign in: the secret is the address. Every reading
 * leaves an audit row under the provider's name, without session and station, as a read through the door would: a row
 * at an hour or in a number that nobody expects is the only sign that an address has got into other hands.
 */
export function serveCalendars(
  server: FastifyInstance,
  host: Host,
  onError: (error: unknown, path: string) => void,
): void {
  server.get<{ Params: { file: string } }>(
    '/calendars/:file',
    { config: { rateLimit: { max: perMinute, timeWindow: '1 minute' } } },
    (request, reply) => {
      void reply.header('cache-control', 'no-store');
      let text: string | undefined;
      try {
        text = read(host, request.params.file);
      } catch (error) {
        // closed or held back: the program keeps what it has and asks again later
        if (error instanceof Refusal) return reply.code(503).send();
        onError(error, 'calendars');
        return reply.code(500).send();
      }
      if (text === undefined) return reply.code(404).send();
      return reply.type('text/calendar; charset=utf-8').send(text);
    },
  );
}

function read(host: Host, file: string): string | undefined {
  const token = tokenIn(file);
  if (token === undefined) return undefined;
  const clinic = host.clinic();
  const now = host.now();
  const found = clinic.store.write((tx) => {
    const opened = readFeed(tx, token, now);
    if (opened)
      clinic.record(tx, {
        at: now,
        staffId: opened.feed.staffId,
        stationId: null,
        sessionId: null,
        procedure: 'scheduling.calendarFeed',
        patientId: null,
        entities: [['scheduling', 'calendarFeed', opened.feed.id, opened.feed.version]],
        outcome: 'read',
        changed: [],
      });
    return opened;
  });
  if (!found) return undefined;
  clinic.anchor();
  return icalendarOf(found.calendar);
}
