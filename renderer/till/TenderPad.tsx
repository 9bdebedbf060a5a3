import { Button, TextInput } from '@mantine/core';
import { IconCashRegister } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type Ref, type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isMoney } from '../../electron/billing/payments/rules.ts';
import { formatMoney } from '../../electron/kernel/money.ts';
import { useTRPC } from '../api/client.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { DrawerDialog } from './DrawerDialog.tsx';
import moneyStyles from './money.module.css';
import payStyles from './pay.module.css';
import type { TillKeys } from './useTillKeys.ts';

/** What a person can choose; uses of packages are offered where they fit instead. */
export const padKinds = ['cash', 'cardTerminal', 'giftCard', 'check', 'bankTransfer', 'account'] as const;
export type PadKind = (typeof padKinds)[number];

/** The key that goes with Alt for each kind. */
const padKeys = {
  cash: 'C',
  cardTerminal: 'K',
  giftCard: 'G',
  check: 'H',
  bankTransfer: 'B',
  account: 'A',
} as const satisfies Record<PadKind, string>;

export interface TenderPadHandle {
  /** Goes to a kind and puts the focus into its first field. */
  choose: (kind: PadKind) => void;
}

/** The keys of a pad, for `useTillKeys`: each goes to its kind. */
export function tenderKeys(pad: RefObject<TenderPadHandle | null>): TillKeys {
  return Object.fromEntries(padKinds.map((kind) => [`Key${padKeys[kind]}`, () => pad.current?.choose(kind)]));
}

/** A tender as it was typed. Without cents a gift card pays all it can. */
export interface PadTender {
  kind: PadKind;
  cents?: number;
  reference?: string;
  code?: string;
}

interface TenderPadProps {
  ref: Ref<TenderPadHandle>;
  kinds: readonly PadKind[];
  currency: string;
  dueCents: number;
  /** What of it may be covered by a gift card or left owed. */
  coverableCents: number;
  quickCash: readonly number[];
  busy: boolean;
  onTake: (tender: PadTender) => void;
}

/** Takes money of every kind: cash by quick amounts, the others by amount and reference, gift cards by their code. */
export function TenderPad({ ref, kinds, onTake, busy, ...due }: TenderPadProps) {
  const { t } = useTranslation('till');
  const [kind, setKind] = useState<PadKind>('cash');
  const field = useRef<HTMLInputElement>(null);
  const wanted = useRef(false);

  useImperativeHandle(ref, () => ({
    choose: (next) => {
      if (!kinds.includes(next)) return;
      setKind(next);
      wanted.current = true;
      field.current?.focus();
    },
  }));
  // the fields of the other kind are drawn first, then the first of them gets the focus
  useEffect(() => {
    if (wanted.current) field.current?.focus();
    wanted.current = false;
  });
  const shared = { ...due, busy, field, onTake };
  return (
    <div className={payStyles.pad}>
      <div className={payStyles.kinds} role="group" aria-label={t('tenderKind')}>
        {kinds.map((of) => (
          <button
            key={of}
            type="button"
            className={moneyStyles.choice}
            aria-pressed={kind === of}
            onClick={() => {
              setKind(of);
              wanted.current = true;
            }}
          >
            {t(`kind_${of}`)}
            <KeyHint keys={`Alt+${padKeys[of]}`} />
          </button>
        ))}
      </div>
      {kind === 'cash' ? (
        <CashNeedsDrawer>
          <CashForm {...shared} />
        </CashNeedsDrawer>
      ) : kind === 'giftCard' ? (
        <GiftCardForm {...shared} />
      ) : (
        <AmountForm key={kind} kind={kind} {...shared} />
      )}
    </div>
  );
}

type FormProps = Omit<TenderPadProps, 'ref' | 'kinds'> & { field: Ref<HTMLInputElement> };

function CashForm({ field, currency, dueCents, quickCash, busy, onTake }: FormProps) {
  const { t } = useTranslation('till');
  const [typed, setTyped] = useState<number | null>(null);
  const take = (cents: number): void => {
    if (cents > 0) onTake({ kind: 'cash', cents });
  };
  return (
    <form
      noValidate
      className={payStyles.pad}
      onSubmit={(event) => {
        event.preventDefault();
        take(typed ?? dueCents);
      }}
    >
      <div className={payStyles.quick}>
        {quickCash.slice(0, 4).map((cents, i) => (
          <button key={cents} type="button" className={moneyStyles.choice} onClick={() => take(cents)} disabled={busy}>
            {i === 0 ? t('exact') : null}
            <strong>{formatMoney(cents, currency)}</strong>
          </button>
        ))}
      </div>
      <div className={payStyles.padRow}>
        <MoneyInput
          ref={field}
          label={t('received')}
          currency={currency}
          min={1}
          value={typed}
          onChange={setTyped}
          placeholder={(dueCents / 100).toFixed(2)}
        />
        <Button type="submit" variant="default" loading={busy}>
          {t('takeCash')}
        </Button>
      </div>
    </form>
  );
}

function AmountForm({ kind, field, currency, dueCents, coverableCents, busy, onTake }: FormProps & { kind: PadKind }) {
  const { t } = useTranslation('till');
  const most = isMoney(kind) ? dueCents : coverableCents;
  const [cents, setCents] = useState<number | null>(most);
  const [reference, setReference] = useState('');
  useEffect(() => setCents(most), [most]);
  const fits = cents !== null && cents > 0 && cents <= most;
  return (
    <form
      noValidate
      className={payStyles.pad}
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) onTake({ kind, cents, ...(reference.trim() === '' ? {} : { reference: reference.trim() }) });
      }}
    >
      <div className={payStyles.padRow}>
        <MoneyInput
          ref={field}
          label={t(`amount_${kind}`)}
          currency={currency}
          min={1}
          max={most}
          value={cents}
          onChange={setCents}
        />
        {kind === 'account' ? null : (
          <TextInput
            label={t(`reference_${kind}`)}
            value={reference}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => setReference(event.currentTarget.value)}
          />
        )}
      </div>
      <p className={payStyles.hint}>{t(`hint_${kind}`)}</p>
      <Button type="submit" variant="default" fullWidth loading={busy} disabled={!fits}>
        {t(`take_${kind}`)}
      </Button>
    </form>
  );
}

function GiftCardForm({ field, currency, coverableCents, busy, onTake }: FormProps) {
  const { t } = useTranslation('till');
  const [code, setCode] = useState('');
  const [cents, setCents] = useState<number | null>(null);
  return (
    <form
      noValidate
      className={payStyles.pad}
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== '') onTake({ kind: 'giftCard', code: code.trim(), ...(cents === null ? {} : { cents }) });
      }}
    >
      <div className={payStyles.padRow}>
        <TextInput
          ref={field}
          label={t('giftCardCode')}
          value={code}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <MoneyInput
          label={t('giftCardAmount')}
          currency={currency}
          min={1}
          max={coverableCents}
          value={cents}
          onChange={setCents}
          placeholder={t('giftCardAll')}
        />
      </div>
      <p className={payStyles.hint}>{t('hint_giftCard')}</p>
      <Button type="submit" variant="default" fullWidth loading={busy} disabled={code.trim() === ''}>
        {t('take_giftCard')}
      </Button>
    </form>
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
