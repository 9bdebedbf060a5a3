import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { useTRPC } from '../api/client.ts';
import { codeText, standingNow } from '../inventory/containerLook.ts';
import { UseBy } from '../inventory/UseBy.tsx';
import { useNow } from '../ui/useNow.ts';
import styles from './charting.module.css';

const shown = 4;

/** Containers that are ready, for those without a scanner at hand: open ones first, then syringes that open by the draw. */
export function ContainerChoices({
  productId,
  productName,
  ownIds,
  onChoose,
}: {
  productId: string;
  productName: string;
  /** What this visit has drawn from: a syringe that serves one patient is offered to that one only. */
  ownIds: readonly string[];
  onChoose: (code: string) => void;
}) {
  const { t } = useTranslation('charting');
  const trpc = useTRPC();
  const now = useNow();
  const list = useQuery(trpc.inventory.containers.queryOptions({ productId }));
  if (!list.data) return null;
  const ready = list.data.containers.filter((container) => {
    const standing = standingNow(container, now);
    if (container.taken && !ownIds.includes(container.id)) return false;
    return standing === 'opened' || (standing === 'sealed' && !container.reconstituted);
  });
  if (ready.length === 0) return <p className={styles.hint}>{t('noOpenContainers', { name: productName })}</p>;
  return (
    <ul className={styles.choices} aria-label={t('choose')}>
      {ready.slice(0, shown).map((container) => (
        <li key={container.id}>
          <button type="button" className={styles.choice} onClick={() => onChoose(container.code)}>
            <span className={styles.code}>{codeText(container.code)}</span>
            <span className={styles.choiceLot}>
              {t('lot')} {container.lotNumber}
            </span>
            <UseBy container={container} now={now} />
            <span className={`s-num ${styles.strong}`}>{formatAmount(container.remaining, container.unit)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
