import { Button, Checkbox, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import type { CartOutput } from '../../electron/till/carts/schemas.ts';
import { splitTip, type TipSplit } from '../../electron/till/tips/rules.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import payStyles from './pay.module.css';
import type { CartHandle } from './useCart.ts';

/** Shares the tip between several people: equally, by what each performed, or by hand. */
export function TipSplitDialog({
  cart,
  handle,
  onClose,
}: {
  cart: CartOutput;
  handle: CartHandle;
  onClose: () => void;
}) {
  const { t } = useTranslation('till');
  const [split, setSplit] = useState<TipSplit>('equal');
  const [chosen, setChosen] = useState<readonly string[]>(() => {
    const performers = cart.tipStaff.filter((member) => member.performedCents > 0).map((member) => member.id);
    return cart.tips.length > 1 ? cart.tips.map((tip) => tip.staffId) : performers;
  });
  const [typed, setTyped] = useState<Record<string, number | null>>(() =>
    Object.fromEntries(cart.tips.map((tip) => [tip.staffId, tip.cents])),
  );
  const money = (cents: number): string => formatMoney(cents, cart.currency);
  const people = cart.tipStaff.filter((member) => chosen.includes(member.id));
  const performed = new Map(cart.tipStaff.map((member) => [member.id, member.performedCents]));
  const ids = people.map((member) => member.id);
  const parts =
    split === 'hand'
      ? ids.map((staffId) => ({ staffId, cents: typed[staffId] ?? 0 }))
      : splitTip(cart.tipCents, split, ids, performed);
  const left = cart.tipCents - parts.reduce((sum, part) => sum + part.cents, 0);
  const ready = people.length > 0 && left === 0;

  const save = async (): Promise<void> => {
    const saved = await handle.edit((till, at) =>
      till.setTip.mutate({ ...at, tipCents: cart.tipCents, split, staff: parts }),
    );
    if (saved) onClose();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tipSplitTitle', { amount: money(cart.tipCents) })}
      size={460}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <Stack gap="md">
          <SegmentedControl
            fullWidth
            aria-label={t('tipSplitHow')}
            value={split}
            onChange={(next) => setSplit(next as TipSplit)}
            data={(['equal', 'performed', 'hand'] as const).map((how) => ({ value: how, label: t(`tipSplit_${how}`) }))}
          />
          <ul className={payStyles.tipPeople}>
            {cart.tipStaff.map((member) => {
              const share = parts.find((part) => part.staffId === member.id)?.cents ?? 0;
              const on = chosen.includes(member.id);
              return (
                <li key={member.id}>
                  <Checkbox
                    label={member.name}
                    checked={on}
                    onChange={() => setChosen(on ? chosen.filter((id) => id !== member.id) : [...chosen, member.id])}
                  />
                  {on && split === 'hand' ? (
                    <MoneyInput
                      aria-label={t('tipShareOf', { name: member.name })}
                      size="xs"
                      currency={cart.currency}
                      min={0}
                      value={typed[member.id] ?? null}
                      onChange={(cents) => setTyped({ ...typed, [member.id]: cents })}
                    />
                  ) : (
                    <span className="s-num">{on ? money(share) : ''}</span>
                  )}
                </li>
              );
            })}
          </ul>
          <Text size="sm" role="status">
            {left === 0
              ? t('tipSplitFits')
              : t(left > 0 ? 'tipSplitLeft' : 'tipSplitOver', { amount: money(Math.abs(left)) })}
          </Text>
          {handle.problem ? <ErrorNotice sentence={handle.problem} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={handle.busy} disabled={!ready}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
