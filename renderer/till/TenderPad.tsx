import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconCashRegister } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import type { TenderKind } from '../../electron/ledger/rules.ts';
import type { CartOutput } from '../../electron/till/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { DrawerDialog } from './DrawerDialog.tsx';
import moneyStyles from './money.module.css';
import payStyles from './pay.module.css';
import type { CartHandle } from './useCart.ts';

export interface TenderPadHandle {
  /** Goes to cash or card and puts the focus into its amount. */
  choose: (kind: TenderKind) => void;
}

/** Takes cash (quick amounts, exact, or typed) or notes what was charged on the card terminal. */
export function TenderPad({ ref, cart, handle }: { ref: Ref<TenderPadHandle>; cart: CartOutput; handle: CartHandle }) {
  const { t } = useTranslation('till');
  const [kind, setKind] = useState<TenderKind>('cash');
  const [typed, setTyped] = useState<number | null>(null);
  const [charged, setCharged] = useState<number | null>(cart.dueCents);
  const [reference, setReference] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const wanted = useRef(false);
  const money = (cents: number): string => formatMoney(cents, cart.currency);

  useImperativeHandle(ref, () => ({
    choose: (next) => {
      setKind(next);
      wanted.current = true;
      field.current?.focus();
    },
  }));
  // the amount of the other kind is drawn first, then it gets the focus
  useEffect(() => {
    if (wanted.current) field.current?.focus();
    wanted.current = false;
  });
  useEffect(() => setCharged(cart.dueCents), [cart.dueCents]);

  const take = (cents: number | null): void => {
    if (cents === null || cents <= 0) return;
    void handle.edit((till, at) =>
      till.addTender.mutate({
        ...at,
        kind,
        cents,
        ...(kind === 'cardTerminal' && reference.trim() !== '' ? { reference: reference.trim() } : {}),
      }),
    );
  };

  return (
    <form
      noValidate
      className={payStyles.pad}
      onSubmit={(event) => {
        event.preventDefault();
        take(kind === 'cash' ? (typed ?? cart.dueCents) : charged);
      }}
    >
      <SegmentedControl
        fullWidth
        aria-label={t('tenderKind')}
        value={kind}
        onChange={(next) => setKind(next === 'cash' ? 'cash' : 'cardTerminal')}
        data={[
          { value: 'cash', label: <KindLabel text={t('cash')} keys="Alt+C" /> },
          { value: 'cardTerminal', label: <KindLabel text={t('card')} keys="Alt+K" /> },
        ]}
      />
      {kind === 'cash' ? (
        <CashNeedsDrawer>
          <div className={payStyles.quick}>
            {cart.quickCash.slice(0, 4).map((cents, i) => (
              <button
                key={cents}
                type="button"
                className={moneyStyles.choice}
                onClick={() => take(cents)}
                disabled={handle.busy}
              >
                {i === 0 ? t('exact') : null}
                <strong>{money(cents)}</strong>
              </button>
            ))}
          </div>
          <div className={payStyles.padRow}>
            <MoneyInput
              ref={field}
              label={t('received')}
              currency={cart.currency}
              min={1}
              value={typed}
              onChange={setTyped}
              placeholder={(cart.dueCents / 100).toFixed(2)}
            />
            <Button type="submit" variant="default" loading={handle.busy}>
              {t('takeCash')}
            </Button>
          </div>
        </CashNeedsDrawer>
      ) : (
        <>
          <div className={payStyles.padRow}>
            <MoneyInput
              ref={field}
              label={t('cardAmount')}
              currency={cart.currency}
              min={1}
              max={cart.dueCents}
              value={charged}
              onChange={setCharged}
            />
            <TextInput
              label={t('reference')}
              value={reference}
              maxLength={40}
              autoComplete="off"
              onChange={(event) => setReference(event.currentTarget.value)}
            />
          </div>
          <p className={payStyles.hint}>{t('referenceHint')}</p>
          <Button
            type="submit"
            variant="default"
            fullWidth
            loading={handle.busy}
            disabled={charged === null || charged > cart.dueCents}
          >
            {t('takeCard')}
          </Button>
        </>
      )}
    </form>
  );
}

function KindLabel({ text, keys }: { text: string; keys: string }) {
  return (
    <span className={payStyles.kind}>
      {text}
      <KeyHint keys={keys} />
    </span>
  );
}

/** Cash goes into a drawer; without one, the way to open it stands here instead. */
function CashNeedsDrawer({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const drawer = useQuery(trpc.till.drawer.queryOptions({}));
  const [counting, setCounting] = useState(false);
  const session = drawer.data?.session;
  if (!drawer.data || (session && !session.stale)) return children;
  return (
    <div className={payStyles.noDrawer}>
      <p>{session ? t('drawerStale', { date: session.businessDate }) : t('drawerNeeded')}</p>
      <Button
        variant="default"
        leftSection={<IconCashRegister size={16} aria-hidden />}
        onClick={() => setCounting(true)}
      >
        {t(session ? 'closeDrawer' : 'openDrawer')}
      </Button>
      {counting ? <DrawerDialog drawer={drawer.data} onClose={() => setCounting(false)} /> : null}
    </div>
  );
}
