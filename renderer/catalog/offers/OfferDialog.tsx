import { Button, Group, Modal, NumberInput, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferKind } from '../../../electron/catalog/offers/rules.ts';
import type { Offer } from '../../../electron/catalog/offers/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Fields } from '../../ui/Fields.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { MemberTerms } from './MemberTerms.tsx';
import { ContentRows, PriceRows } from './OfferRows.tsx';
import { draftOf, factsOf, type OfferDraft, offerOf } from './offerDraft.ts';
import styles from './offers.module.css';
import { offerWords } from './offerWords.ts';

export interface OfferDialogProps {
  kind: OfferKind;
  /** null adds one. */
  offer: Offer | null;
  onClose: () => void;
}

/** Adds an offer, or changes one, and says in words what the patient gets. */
export function OfferDialog({ kind, offer, onClose }: OfferDialogProps) {
  const { t } = useTranslation('catalog');
  const trpc = useTRPC();
  const { currency } = useDesk();
  const choices = useQuery(trpc.catalog.listPrices.queryOptions({})).data ?? { services: [], products: [] };
  const [draft, setDraft] = useState(() => draftOf(kind, offer));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<OfferDraft>): void => setDraft((now) => ({ ...now, ...change }));
  const done = (): void => {
    showDone(t('saved', { name: draft.name }));
    onClose();
  };
  const add = useMutation(trpc.catalog.addOffer.mutationOptions({ onSuccess: done }));
  const update = useMutation(trpc.catalog.updateOffer.mutationOptions({ onSuccess: done }));
  const error = add.error ?? update.error;
  const ready = offerOf(kind, draft);
  const words = offerWords(t, factsOf(ready, choices), currency);
  const submit = (): void => {
    setTried(true);
    if (draft.name.trim() === '' || !draft.priceCents) return;
    if (offer) update.mutate({ ...ready, id: offer.id, expectedVersion: offer.version, active: draft.active });
    else add.mutate(ready);
  };

  return (
    <Modal opened onClose={onClose} title={offer ? t('edit', { name: offer.name }) : t(`new_${kind}`)} size={880}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
          <div className={styles.dialog}>
            <Stack gap="md">
              <Fields columns={2}>
                <TextInput
                  label={t('name')}
                  required
                  data-autofocus
                  maxLength={80}
                  value={draft.name}
                  error={tried && draft.name.trim() === '' ? t('needName') : null}
                  onChange={(event) => set({ name: event.currentTarget.value })}
                />
                <MoneyInput
                  label={kind === 'membership' ? t('periodPrice') : t('price')}
                  required
                  currency={currency}
                  min={1}
                  value={draft.priceCents}
                  error={tried && !draft.priceCents ? t('needPrice') : null}
                  onChange={(priceCents) => set({ priceCents })}
                />
              </Fields>
              <ContentRows
                kind={kind}
                choices={choices}
                rows={draft.contents}
                onChange={(contents) => set({ contents })}
              />
              {kind === 'membership' ? (
                <>
                  <PriceRows
                    choices={choices}
                    currency={currency}
                    rows={draft.prices}
                    onChange={(prices) => set({ prices })}
                  />
                  <MemberTerms draft={draft} onChange={set} />
                </>
              ) : (
                <Fields columns={2}>
                  <Switch
                    label={t('expires')}
                    description={t('expiresHelp')}
                    checked={draft.expires}
                    onChange={(event) => set({ expires: event.currentTarget.checked })}
                  />
                  {draft.expires ? (
                    <NumberInput
                      label={t('validDays')}
                      min={1}
                      max={3660}
                      allowDecimal={false}
                      suffix={` ${t('days')}`}
                      value={draft.validDays}
                      onChange={(value) => set({ validDays: Math.max(1, Number(value) || 1) })}
                    />
                  ) : null}
                </Fields>
              )}
              <Fields columns={2}>
                {ready.contents.length > 0 ? (
                  <Switch
                    label={t('shareable')}
                    description={t('shareableHelp')}
                    checked={draft.shareable}
                    onChange={(event) => set({ shareable: event.currentTarget.checked })}
                  />
                ) : (
                  <Select
                    label={t('tax')}
                    allowDeselect={false}
                    data={(['none', 'standard', 'reduced'] as const).map((value) => ({
                      value,
                      label: t(`tax_${value}`),
                    }))}
                    value={draft.taxClass}
                    disabled={kind !== 'membership'}
                    onChange={(value) => set({ taxClass: value ?? 'none' })}
                  />
                )}
                {offer ? (
                  <Switch
                    label={t('active')}
                    description={t('offerActiveHelp')}
                    checked={draft.active}
                    onChange={(event) => set({ active: event.currentTarget.checked })}
                  />
                ) : null}
              </Fields>
              <Textarea
                label={t('offerNote')}
                autosize
                minRows={1}
                maxRows={4}
                maxLength={400}
                value={draft.description}
                onChange={(event) => set({ description: event.currentTarget.value })}
              />
            </Stack>
            <section className={styles.preview} aria-label={t('preview')} aria-live="polite">
              <h3>{draft.name.trim() === '' ? t(`kindOne_${kind}`) : draft.name}</h3>
              <span className={styles.why}>{t('preview')}</span>
              <ul>
                {words.map((sentence) => (
                  <li key={sentence}>
                    <IconCheck size={15} aria-hidden />
                    {sentence}
                  </li>
                ))}
              </ul>
            </section>
          </div>
          {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={add.isPending || update.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
