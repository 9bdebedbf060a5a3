import { describe, expect, it } from 'vitest';
import { refusalOf, testClinic } from '../harness.ts';

describe('a full disk', () => {
  it('is told in a sentence, keeps nothing of the step and everything before it', async () => {
    const full = await testClinic();
    const desk = await full.as('frontDesk');
    const raw = full.opened.store.read.raw;
    const size = raw.pragma('page_count', { simple: true }) as number;
    raw.pragma(`max_page_count=${size}`);
    let kept = 0;
    let refusal: { code: string; sentence: string } | undefined;
    for (let i = 0; i < 5000 && !refusal; i += 1) {
      try {
        await desk.patients.create.mutate({ givenName: 'Full', familyName: `Disk${i}`, allowDuplicate: true });
        kept += 1;
      } catch {
        refusal = await refusalOf(
          desk.patients.create.mutate({ givenName: 'Full', familyName: 'Disk', allowDuplicate: true }),
        );
      }
    }
    expect(refusal).toMatchObject({
      code: 'DISK_FULL',
      sentence: expect.stringContaining('free some space') as string,
    });
    expect(raw.prepare('SELECT count(*) AS n FROM patients').get()).toEqual({ n: kept });
    raw.pragma(`max_page_count=${size * 1000}`);
    await desk.patients.create.mutate({ givenName: 'Room', familyName: 'Again' });
    await full.close();
  });
});
