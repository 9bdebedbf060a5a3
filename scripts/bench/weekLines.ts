import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { dragLines, dragName } from './calendarDrag.ts';
import { fullWeek } from './fullWeek.ts';
import { withHost } from './hostProcess.ts';
import { type Run, say } from './plans.ts';
import { changeLine, changeName } from './twoDesks.ts';

export const weekNames: readonly string[] = [dragName, changeName];

/** What a full week of a large clinic asks of two PCs and of the page: needs no made-up years. */
export async function weekLines(run: Run): Promise<void> {
  const data = join(run.work, 'week');
  rmSync(data, { recursive: true, force: true });
  try {
    say('filling a week');
    const week = await fullWeek(data);
    await withHost(data, async (address) => {
      if (run.wants(changeName)) await changeLine(address, week, run.plans.changes);
      if (run.wants(dragName)) await dragLines(address, week, run.plans.drags);
    });
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
