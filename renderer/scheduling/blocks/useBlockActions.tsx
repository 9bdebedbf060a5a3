import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BlockKind } from '../../../electron/scheduling/blocks/rules.ts';
import type { Block, SavedBlocks } from '../../../electron/scheduling/blocks/schemas.ts';
import { useTRPC, useTRPCClient } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { codeOf, faultOf, sentenceOf } from '../../api/errors.ts';
import { confirmDialog } from '../../ui/dialogs.tsx';
import { formatShortDay, formatTime } from '../../ui/format.ts';
import { showProblem, showUndo } from '../../ui/toasts.tsx';

interface BlockWish {
  resource: { kind: Block['resourceKind']; id: string };
  startsAt: number;
  endsAt: number;
  kind: BlockKind;
  reason: string;
}

/** Makes, moves, changes and removes blocks. Each answers true when it was done; what was done offers Undo. */
export function useBlockActions() {
  const { t } = useTranslation('scheduling');
  const client = useTRPCClient();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { zone } = useDesk();
  const fresh = (): Promise<void> => cache.invalidateQueries(trpc.scheduling.pathFilter());
  const titleOf = (block: { kind: BlockKind; reason: string }): string => block.reason || t(`block_${block.kind}`);

  /** Time off may lie over appointments if a person says so. */
  const askOver = (error: unknown): Promise<boolean> | false => {
    const { appointments, mayLieOver } = (faultOf(error)?.details ?? {}) as {
      appointments?: SavedBlocks['toMove'];
      mayLieOver?: boolean;
    };
    if (codeOf(error) !== 'SLOT_TAKEN' || mayLieOver !== true || !appointments || appointments.length === 0)
      return false;
    return confirmDialog({
      title: t('overTitle', { count: appointments.length }),
      body: (
        <>
          <p>{t('overText')}</p>
          <ul>
            {appointments.slice(0, 8).map(({ id, patientName, startsAt }) => (
              <li key={id}>
                {patientName}, {formatShortDay(startsAt, zone)} {formatTime(startsAt, zone)}
              </li>
            ))}
          </ul>
        </>
      ),
      confirm: t('overConfirm'),
      cancel: t('otherTime'),
    });
  };

  /** Calls, asks once whether time off may lie over appointments, and tells what came of it. */
  const attempt = async <T,>(
    call: (overAppointments: boolean) => Promise<T>,
    done: (saved: T) => void,
    overAppointments = false,
  ): Promise<boolean> => {
    try {
      const saved = await call(overAppointments);
      await fresh();
      done(saved);
      return true;
    } catch (error) {
      if (!overAppointments && (await askOver(error))) return attempt(call, done, true);
      showProblem(sentenceOf(error));
      await fresh();
      return false;
    }
  };
  const undo = (call: () => Promise<unknown>): Promise<void> => attempt(call, () => undefined).then(() => undefined);

  const add = ({ resource, ...wish }: BlockWish, name: string): Promise<boolean> =>
    attempt(
      (overAppointments) => client.scheduling.addBlock.mutate({ resources: [resource], ...wish, overAppointments }),
      ({ blocks: [block] }) => {
        const text = t('blocked', {
          name,
          from: formatTime(wish.startsAt, zone),
          until: formatTime(wish.endsAt, zone),
        });
        if (!block) return;
        showUndo(text, () =>
          undo(() => client.scheduling.removeBlock.mutate({ blockId: block.id, expectedVersion: block.version })),
        );
      },
    );

  const move = (block: Block, startsAt: number, resourceId: string): Promise<boolean> => {
    const to = (id: string): { kind: Block['resourceKind']; id: string } => ({ kind: block.resourceKind, id });
    return attempt(
      (overAppointments) =>
        client.scheduling.moveBlock.mutate({
          blockId: block.id,
          startsAt,
          resource: to(resourceId),
          overAppointments,
          expectedVersion: block.version,
        }),
      ({ blocks: [saved] }) =>
        showUndo(t('blockMoved', { title: titleOf(block), time: formatTime(startsAt, zone) }), () =>
          undo(() =>
            client.scheduling.moveBlock.mutate({
              blockId: block.id,
              startsAt: block.startsAt,
              resource: to(block.resourceId),
              overAppointments: true,
              expectedVersion: saved?.version ?? block.version,
            }),
          ),
        ),
    );
  };

  const resize = (block: Block, startsAt: number, endsAt: number): Promise<boolean> =>
    attempt(
      (overAppointments) =>
        client.scheduling.resizeBlock.mutate({
          blockId: block.id,
          startsAt,
          endsAt,
          overAppointments,
          expectedVersion: block.version,
        }),
      ({ blocks: [saved] }) =>
        showUndo(t('blockResized', { title: titleOf(block), time: formatTime(endsAt, zone) }), () =>
          undo(() =>
            client.scheduling.resizeBlock.mutate({
              blockId: block.id,
              startsAt: block.startsAt,
              endsAt: block.endsAt,
              overAppointments: true,
              expectedVersion: saved?.version ?? block.version,
            }),
          ),
        ),
    );

  const rename = (block: Block, words: { kind: BlockKind; reason: string }): Promise<boolean> =>
    attempt(
      () => client.scheduling.editBlock.mutate({ blockId: block.id, ...words, expectedVersion: block.version }),
      ({ blocks: [saved] }) =>
        showUndo(t('blockChanged', { title: titleOf(words) }), () =>
          undo(() =>
            client.scheduling.editBlock.mutate({
              blockId: block.id,
              kind: block.kind,
              reason: block.reason,
              expectedVersion: saved?.version ?? block.version,
            }),
          ),
        ),
    );

  const remove = (block: Block): Promise<boolean> => {
    const { resourceKind, resourceId, kind, reason, startsAt, endsAt } = block;
    return attempt(
      () => client.scheduling.removeBlock.mutate({ blockId: block.id, expectedVersion: block.version }),
      () =>
        showUndo(t('blockRemoved', { title: titleOf(block) }), () =>
          undo(() =>
            client.scheduling.addBlock.mutate({
              resources: [{ kind: resourceKind, id: resourceId }],
              startsAt,
              endsAt,
              kind,
              reason,
              overAppointments: true,
            }),
          ),
        ),
    );
  };

  return { add, move, resize, rename, remove };
}
