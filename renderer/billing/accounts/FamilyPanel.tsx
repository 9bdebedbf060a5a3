import { Button, Modal, Stack, Text } from '@mantine/core';
import { IconUsersPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountOutput } from '../../../electron/billing/accounts/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PatientPicker } from '../../patients/PatientPicker.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Panel } from '../../ui/Page.tsx';
import styles from './accounts.module.css';

/** The family a patient belongs to: who answers for it, what each owes, and what all owe together. */
export function FamilyPanel({ patientId, family }: { patientId: string; family: AccountOutput['family'] }) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const desk = useDesk();
  const [choosing, setChoosing] = useState(false);
  const set = useMutation(trpc.billing.setGuarantor.mutationOptions({ onSuccess: () => setChoosing(false) }));
  const money = (cents: number): string => formatMoney(cents, desk.currency);
  const isMember = family?.members.some((member) => member.id === patientId) ?? false;
  const mayEdit = desk.may('patients.edit');
  const people = family ? [family.guarantor, ...family.members] : [];
  return (
    <Panel title={t('family')}>
      {family ? (
        <ul className={styles.list}>
          {people.map((person, i) => (
            <li key={person.id}>
              <Link to="/patients/$patientId" params={{ patientId: person.id }} className={styles.link ?? ''}>
                {person.name}
                <span className={styles.small}>
                  {i === 0 ? t('answersForAll') : t('chartNumber', { number: person.number })}
                </span>
              </Link>
              <span className="s-num">{money(person.balanceCents)}</span>
            </li>
          ))}
          <li className={styles.sum}>
            <span>{t('familyOwes')}</span>
            <span className="s-num">{money(family.balanceCents)}</span>
          </li>
          {family.creditCents > 0 ? (
            <li className={styles.small}>
              <span>{t('familyCredit')}</span>
              <span className="s-num">{money(family.creditCents)}</span>
            </li>
          ) : null}
        </ul>
      ) : (
        <p className={styles.quiet}>{t('familyNone')}</p>
      )}
      {set.error ? <ErrorNotice sentence={sentenceOf(set.error)} /> : null}
      {mayEdit && isMember ? (
        <Button
          size="xs"
          variant="default"
          loading={set.isPending}
          onClick={() => set.mutate({ patientId, guarantorId: null })}
        >
          {t('familyLeave')}
        </Button>
      ) : null}
      {mayEdit && family === null ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconUsersPlus size={15} aria-hidden />}
          onClick={() => setChoosing(true)}
        >
          {t('familyJoin')}
        </Button>
      ) : null}
      {choosing ? (
        <Modal
          opened
          onClose={() => setChoosing(false)}
          title={t('familyJoin')}
          closeButtonProps={{ 'aria-label': t('close') }}
        >
          <Stack gap="md">
            <Text size="sm">{t('familyText')}</Text>
            <PatientPicker
              canAdd={false}
              autoFocus
              value={null}
              onChange={(chosen) => {
                if (chosen) set.mutate({ patientId, guarantorId: chosen.id });
              }}
            />
            {set.error ? <ErrorNotice sentence={sentenceOf(set.error)} /> : null}
          </Stack>
        </Modal>
      ) : null}
    </Panel>
  );
}
