import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf, instantAt, minuteOfDay } from '../../../electron/kernel/dates.ts';
import { type BlockKind, blockKinds } from '../../../electron/scheduling/blocks/rules.ts';
import type { Block } from '../../../electron/scheduling/blocks/schemas.ts';
import { useDesk } from '../../api/desk.ts';
import { DateField } from '../../ui/DateField.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import styles from '../scheduling.module.css';
import type { useBlockActions } from './useBlockActions.tsx';

export interface BlockDialogProps {
  /** Whose time it is. */
  name: string;
  resource: { kind: Block['resourceKind']; id: string };
  startsAt: number;
  endsAt: number;
  /** The block that is changed; without it a new one is made. */
  block: Block | null;
  actions: ReturnType<typeof useBlockActions>;
  onClose: () => void;
}

/** Time that is kept free: of whom, from when to when, and why. */
export function BlockDialog({ name, resource, startsAt, endsAt, block, actions, onClose }: BlockDialogProps) {
  const { t } = useTranslation('scheduling');
  const { zone } = useDesk();
  const [from, setFrom] = useState({ date: dateOf(startsAt, zone), minutes: minuteOfDay(startsAt, zone) });
  const [until, setUntil] = useState({ date: dateOf(endsAt, zone), minutes: minuteOfDay(endsAt, zone) });
  const [kind, setKind] = useState<BlockKind>(block?.kind ?? (resource.kind === 'staff' ? 'break' : 'maintenance'));
  const [reason, setReason] = useState(block?.reason ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const kinds = blockKinds.filter((one) =>
    resource.kind === 'staff' ? one !== 'maintenance' : one === 'maintenance' || one === 'other',
  );

  const save = async (): Promise<void> => {
    const start = instantAt(from.date, from.minutes, zone);
    const end = instantAt(until.date, until.minutes, zone);
    if (end <= start) return setProblem(t('blockOrder'));
    setProblem(null);
    setBusy(true);
    const words = { kind, reason: reason.trim() };
    const wish = { resource, startsAt: start, endsAt: end, ...words };
    const done = block ? await change(block, start, end, words) : await actions.add(wish, name);
    setBusy(false);
    if (done) onClose();
  };
  /** Only one thing is changed in one step: each has its own undo. */
  const change = async (
    old: Block,
    start: number,
    end: number,
    words: { kind: BlockKind; reason: string },
  ): Promise<boolean> => {
    const renamed = words.kind !== old.kind || words.reason !== old.reason;
    const moved = start !== old.startsAt || end !== old.endsAt;
    if (renamed && !(await actions.rename(old, words))) return false;
    if (!moved) return true;
    return actions.resize({ ...old, ...words, version: old.version + (renamed ? 1 : 0) }, start, end);
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={block ? t('blockEdit') : t('blockNew')}
      size={460}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="sm">
          <Text size="sm" fw={550}>
            {name}
          </Text>
          <Select
            label={t('blockKind')}
            data-autofocus
            allowDeselect={false}
            data={kinds.map((one) => ({ value: one, label: t(`block_${one}`) }))}
            value={kind}
            onChange={(value) => value && setKind(value)}
          />
          <TextInput
            label={t('blockReason')}
            placeholder={t('blockReasonPlaceholder')}
            maxLength={120}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <div className={styles.pair}>
            <DateField
              label={t('blockFrom')}
              value={from.date}
              onChange={(date) => {
                if (!date) return;
                if (until.date < date || until.date === from.date) setUntil({ ...until, date });
                setFrom({ ...from, date });
              }}
            />
            <TimeField
              label={t('time')}
              value={from.minutes}
              error={t('needTime')}
              onChange={(minutes) => setFrom({ ...from, minutes })}
            />
          </div>
          <div className={styles.pair}>
            <DateField
              label={t('blockUntil')}
              value={until.date}
              onChange={(date) => date && setUntil({ ...until, date })}
            />
            <TimeField
              label={t('time')}
              value={until.minutes}
              error={t('needTime')}
              onChange={(minutes) => setUntil({ ...until, minutes })}
            />
          </div>
          {problem ? (
            <Text size="sm" c="red" role="alert">
              {problem}
            </Text>
          ) : null}
          <Group justify="space-between" mt="xs">
            {block ? (
              <Button
                variant="subtle"
                color="red"
                leftSection={<IconTrash size={15} aria-hidden />}
                onClick={() => {
                  onClose();
                  void actions.remove(block);
                }}
              >
                {t('blockRemove')}
              </Button>
            ) : (
              <span />
            )}
            <Button type="submit" loading={busy}>
              {block ? t('blockSave') : t('rangeBlock')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
