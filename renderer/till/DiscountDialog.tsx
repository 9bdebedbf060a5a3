import { Autocomplete, Button, Group, Modal, NumberInput, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { discountOf } from '../../electron/billing/rules.ts';
import { formatMoney } from '../../electron/kernel/money.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Facts } from '../ui/Fields.tsx';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import type { CartLine } from './cartLine.ts';
import type { CartHandle } from './useCart.ts';

const usual = ['first', 'regular', 'promotion', 'complaint', 'staff'] as const;

/** A discount for one line: a share or an amount, never above the line, always with a reason. */
export function DiscountDialog({
  line,
  currency,
  handle,
  onClose,
}: {
  line: CartLine;
  currency: string;
  handle: CartHandle;
  onClose: () => void;
}) {
  const { t } = useTranslation('till');
  const [kind, setKind] = useState<'rate' | 'cents'>(
    line.discountRate === null && line.discountCents > 0 ? 'cents' : 'rate',
  );
  const [percent, setPercent] = useState<number | ''>(line.discountRate === null ? 10 : line.discountRate / 10_000);
  const [cents, setCents] = useState<number | null>(line.discountCents === 0 ? null : line.discountCents);
  const [reason, setReason] = useState(line.discountReason ?? '');
  const money = (amount: number): string => formatMoney(amount, currency);
  const discount =
    kind === 'rate' ? { rate: Math.round((percent === '' ? 0 : percent) * 10_000) } : { cents: cents ?? 0 };
  const off = discountOf(line.goodsCents, discount);
  const ready = off !== undefined && off > 0 && reason.trim().length >= 3;

  const save = async (next: typeof discount | null): Promise<void> => {
    const saved = await handle.edit((till, at) =>
      till.setDiscount.mutate({
        ...at,
        lineId: line.id,
        discount: next,
        ...(next === null ? {} : { reason: reason.trim() }),
      }),
    );
    if (saved) onClose();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('discountFor', { name: line.description })}
      size={420}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save(discount);
        }}
      >
        <Stack gap="md">
          <SegmentedControl
            fullWidth
            aria-label={t('discountKind')}
            value={kind}
            onChange={(next) => setKind(next === 'rate' ? 'rate' : 'cents')}
            data={[
              { value: 'rate', label: t('percent') },
              { value: 'cents', label: t('money') },
            ]}
          />
          {kind === 'rate' ? (
            <NumberInput
              key="rate"
              label={t('discountPercent', { goods: money(line.goodsCents) })}
              value={percent}
              onChange={(next) => setPercent(typeof next === 'number' ? next : next === '' ? '' : Number(next))}
              min={0}
              max={100}
              decimalScale={2}
              suffix=" %"
              data-autofocus
            />
          ) : (
            <MoneyInput
              key="cents"
              label={t('discountCents')}
              currency={currency}
              min={1}
              max={line.goodsCents}
              value={cents}
              onChange={setCents}
              data-autofocus
            />
          )}
          <Autocomplete
            label={t('reason')}
            description={t('reasonHint')}
            data={usual.map((key) => t(`reason_${key}`))}
            value={reason}
            onChange={setReason}
            maxLength={200}
            required
          />
          <Facts
            facts={[
              [t('discount'), money(-(off ?? 0))],
              [t('newPrice'), money(line.goodsCents - (off ?? 0))],
            ]}
          />
          {handle.problem ? <ErrorNotice sentence={handle.problem} /> : null}
          <Group justify="space-between" gap="xs">
            {line.discountCents > 0 ? (
              <Button variant="subtle" color="red" onClick={() => void save(null)}>
                {t('takeOff')}
              </Button>
            ) : (
              <span />
            )}
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={handle.busy} disabled={!ready}>
                {t('save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
