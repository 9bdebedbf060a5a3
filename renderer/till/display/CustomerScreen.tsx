import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { formatQuantity } from '../../../electron/kernel/quantity.ts';
import { tenderKinds } from '../../../electron/ledger/rules.ts';
import type { CustomerDisplay } from '../../../electron/till/display/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import styles from './display.module.css';

type Cart = NonNullable<CustomerDisplay['cart']>;

/** What the customer reads: the bill as it grows, what is paid, what to pay, thanks. */
export function CustomerScreen({ clinicName }: { clinicName: string }) {
  const trpc = useTRPC();
  const display = useQuery(trpc.till.display.queryOptions({}, { staleTime: 0, refetchInterval: 5_000 }));
  const logo = useQuery(trpc.documents.logo.queryOptions({})).data?.logo ?? null;
  const source = logo ? `data:image/png;base64,${logo.base64}` : null;
  const cart = display.error ? null : display.data?.cart;
  if (!cart || cart.lines.length === 0) return <RestingScreen clinicName={clinicName} logo={source} />;
  return (
    <main className={styles.screen} data-paid={cart.paid || undefined}>
      <header className={styles.head}>
        {source ? <img src={source} alt="" className={styles.logo} /> : null}
        <h1 className={styles.clinic}>{clinicName}</h1>
      </header>
      <Bill cart={cart} />
      <Sums cart={cart} />
    </main>
  );
}

/** Nothing is being paid: the clinic's name and logo, calm. */
export function RestingScreen({ clinicName, logo }: { clinicName: string; logo: string | null }) {
  const { t } = useTranslation('till');
  return (
    <main className={styles.resting}>
      {logo ? <img src={logo} alt="" className={styles.restingLogo} /> : null}
      <h1 className={styles.restingName}>{clinicName}</h1>
      <p className={styles.welcome}>{t('displayWelcome')}</p>
    </main>
  );
}

function Bill({ cart }: { cart: Cart }) {
  const { t } = useTranslation('till');
  const money = (cents: number): string => formatMoney(cents, cart.currency);
  return (
    <section className={styles.bill} aria-label={t('displayBill')}>
      {/* the newest line is seen without a hand on the screen */}
      <ol className={styles.lines}>
        {cart.lines.map((line) => (
          <li key={line.id} className={styles.line}>
            <span className={styles.what}>
              <span className={styles.name}>{line.description}</span>
              {line.unit === '' && line.quantity === 1000 ? null : (
                <span className={styles.how}>
                  {`${formatQuantity(line.quantity)} ${line.unit}`.trimEnd()} × {money(line.unitPriceCents)}
                </span>
              )}
              {line.discountCents > 0 ? (
                <span className={styles.how}>
                  {t('displayDiscount')} {money(-line.discountCents)}
                </span>
              ) : null}
            </span>
            <span className={styles.amount}>{money(line.goodsCents - line.discountCents)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Sums({ cart }: { cart: Cart }) {
  const { t } = useTranslation('till');
  const money = (cents: number): string => formatMoney(cents, cart.currency);
  const whole = cart.totalCents + cart.tipCents;
  return (
    <section className={styles.sums} aria-live="polite">
      <dl className={styles.rows}>
        {cart.discountCents > 0 ? <Row label={t('displayDiscounts')} value={money(-cart.discountCents)} /> : null}
        {cart.taxCents > 0 ? <Row label={t('displayTax')} value={money(cart.taxCents)} /> : null}
        {cart.tipCents > 0 ? <Row label={t('displayTip')} value={money(cart.tipCents)} /> : null}
        <Row label={t('displayTotal')} value={money(whole)} strong />
        {cart.tenders.map((tender) => (
          <Row key={tender.id} label={tenderName(tender.kind, t)} value={money(tender.cents)} />
        ))}
      </dl>
      {cart.paid ? (
        <div className={styles.thanks}>
          <strong>{t('displayThanks')}</strong>
          {cart.changeCents > 0 ? <Big label={t('displayChange')} value={money(cart.changeCents)} /> : null}
        </div>
      ) : cart.tenders.length > 0 && cart.dueCents <= 0 ? (
        cart.changeCents > 0 ? (
          <Big label={t('displayChange')} value={money(cart.changeCents)} />
        ) : null
      ) : (
        <Big label={t('displayDue')} value={money(cart.dueCents)} />
      )}
    </section>
  );
}

function tenderName(kind: string, t: ReturnType<typeof useTranslation<'till'>>['t']): string {
  const known = tenderKinds.find((each) => each === kind);
  return known === undefined ? t('displayPaid') : t(`displayTender_${known}`);
}

function Row({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) {
  return (
    <div className={styles.row} data-strong={strong || undefined}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Big({ label, value }: { label: string; value: string }) {
  return (
    <p className={styles.due}>
      <span>{label}</span>
      <strong>{value}</strong>
    </p>
  );
}
