import type { Client } from '../scripted/httpClient.ts';

/**
 * Counts the whole stock by scanning each label; one container is not found. The keeper counts and says why it is missing,
 * the owner, who counted nothing, posts. Returns what the count lowered the books by, in cents.
 */
export async function countAll(
  keeper: Client,
  owner: Client,
  labels: ReadonlyArray<{ code: string; raw: string }>,
  missingCode: string,
): Promise<number> {
  const { id, version: begun } = await keeper.inventory.startCount.mutate({ kind: 'full' });
  for (const { code, raw } of labels) {
    if (code === missingCode) continue;
    const { container } = await keeper.inventory.identify.query({ raw });
    if (!container) throw new Error(`The label of ${code} is not read as a container.`);
    if (!['sealed', 'opened'].includes(container.state)) continue;
    await keeper.inventory.countLine.mutate({
      countId: id,
      containerId: container.id,
      locationId: container.locationId,
      counted: container.remaining,
    });
  }
  await keeper.inventory.finishCounting.mutate({ id, expectedVersion: begun });
  await keeper.inventory.markRestMissing.mutate({ id });
  const sheet = await keeper.inventory.count.query({ id });
  const missing = sheet.lines.filter((line) => line.counted !== line.expected);
  if (missing.length !== 1 || missing[0]?.code !== missingCode)
    throw new Error(`The count should miss ${missingCode} and nothing else.`);
  await keeper.inventory.giveReason.mutate({
    countId: id,
    lineIds: missing.map((line) => line.id),
    reason: 'Not found, looked in every room',
  });
  const posted = await owner.inventory.postCount.mutate({ id, expectedVersion: sheet.count.version });
  return posted.netCents;
}
