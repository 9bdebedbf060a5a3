import { useTranslation } from 'react-i18next';
import styles from './settings.module.css';

/** How a receipt begins: drawn while one types. */
export function PaperHead(head: { name: string; address: string; phone: string; taxNumber: string }) {
  const { t } = useTranslation('clinic');
  const { name, address, phone, taxNumber } = head;
  return (
    <figure className={styles.figure}>
      <div className={styles.paper}>
        <div className={styles.receipt}>
          <strong>{name.trim() || t('clinicName')}</strong>
          {address.trim() ? <span>{address.trim()}</span> : null}
          {phone.trim() ? <span>{phone.trim()}</span> : null}
          {taxNumber.trim() ? <span>{t('taxNumberOnPaper', { number: taxNumber.trim() })}</span> : null}
        </div>
      </div>
      <figcaption className={styles.hint}>{t('paperHead')}</figcaption>
    </figure>
  );
}
