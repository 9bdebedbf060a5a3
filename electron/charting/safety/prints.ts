import type { PrintNode } from '../../documents/prints.ts';
import type { NoteSnapshot } from '../signing/rules.ts';

/** What a note says of orders, of reasons to go on without, and of what the clinic's rules advised. */
export function safetyNodes(note: NoteSnapshot): PrintNode[] {
  const { orders = [], overrides = [], advice = [] } = note;
  const at = new Intl.DateTimeFormat(note.language, { dateStyle: 'long', timeStyle: 'short', timeZone: note.zone });
  const day = new Intl.DateTimeFormat(note.language, { dateStyle: 'medium', timeZone: 'UTC' });
  return [
    ...titled(
      'Orders',
      orders.map(({ service, order, by, validUntil }) => {
        const until = validUntil === null ? '' : `, good until ${day.format(Date.parse(`${validUntil}T00:00:00Z`))}`;
        return `${service}: ${order}, signed by ${by}${until}.`;
      }),
    ),
    ...titled(
      'Done with a reason',
      overrides.map(
        ({ sentence, reason, by, at: when }) => `${sentence} Reason: ${reason} (${by}, ${at.format(when)})`,
      ),
    ),
    ...titled('Advice of the clinic’s rules', advice),
  ];
}

function titled(title: string, lines: readonly string[]): PrintNode[] {
  if (lines.length === 0) return [];
  return [{ kind: 'heading', text: title, level: 2 }, ...lines.map((text): PrintNode => ({ kind: 'text', text }))];
}
