import { countLine, giveReason } from '../../inventory/counts/lines/service.ts';
import { postCount } from '../../inventory/counts/posting/service.ts';
import { countSheet, finishCounting, startCount } from '../../inventory/counts/service.ts';
import type { ProductKind } from '../../inventory/rules.ts';
import { day, hour } from '../../kernel/dates.ts';
import type { Stage } from './stage.ts';

const nobody = { whoApproved: () => undefined, spend: () => undefined };

/** Two counts: the skincare of two days ago, a piece short and posted; the fillers of this morning, still to be checked. */
export function countShelves(stage: Stage): void {
  const { tx, now } = stage;
  const count = (at: number, productKind: ProductKind, short: number, posts: boolean): void =>
    stage.plan(at, () => {
      stage.play(at, 'stockKeeper', 'inventory.countLine', (act) => {
        const { id } = startCount(tx, act, { kind: 'cycle', blind: false, productKind });
        const { uncounted } = countSheet(tx, act, { id });
        for (const [index, row] of uncounted.entries()) {
          const what = row.containerId === null ? { lotId: row.lotId } : { containerId: row.containerId };
          const counted = (row.expected ?? 0) - (index === 2 ? short : 0);
          countLine(tx, act, { countId: id, ...what, locationId: row.locationId, counted, add: false });
        }
        const { version } = finishCounting(tx, act, { id, expectedVersion: 1 });
        if (!posts) return;
        const lineIds = countSheet(tx, act, { id })
          .lines.filter((line) => line.counted !== line.expected)
          .map((line) => line.id);
        if (lineIds.length > 0) giveReason(tx, act, { countId: id, lineIds, reason: 'Missing, cannot be explained' });
        postCount(tx, act, { id, expectedVersion: version, leaveUncounted: true }, nobody);
      });
    });
  count(now - 2 * day - hour, 'skincare', 1000, true);
  count(now - hour, 'filler', 0, false);
}
