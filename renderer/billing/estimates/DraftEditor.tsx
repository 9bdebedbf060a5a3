import { Button, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { estimateAmounts, estimateTotals, plannedDates } from '../../../electron/billing/estimates/rules.ts';
import type { EstimateOutput } from '../../../electron/billing/estimates/schemas.ts';
import { dateOf } from '../../../electron/kernel/dates.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DateField } from '../../ui/DateField.tsx';
import { confirmDialog } from '../../ui/dialogs.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Fields, WideField } from '../../ui/Fields.tsx';
import { formatDate } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { SavedMark } from '../../ui/SavedMark.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { useNow } from '../../ui/useNow.ts';
import { EstimateSums } from './EstimateSums.tsx';
import styles from './estimates.module.css';
import { type DraftLine, newKey, newLine, useEstimateDraft } from './useEstimateDraft.ts';
import { useOfferedItems } from './useOfferedItems.ts';
import { VisitEditor } from './VisitEditor.tsx';

/** Puts an estimate together: subject, visits with their lines, and what it comes to. Saves by itself. */
export function DraftEditor({ estimate }: { estimate: EstimateOutput }) {
  const { t } = useTranslation('estimates');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const offered = useOfferedItems();
  const editor = useEstimateDraft(estimate);
  const { draft, change, changeVisit } = editor;
  const offer = useMutation(trpc.billing.estimates.offer.mutationOptions());
  const withdraw = useMutation(trpc.billing.estimates.withdraw.mutationOptions());

  const amountsOf = (line: DraftLine) => {
    const item = line.itemId === null ? undefined : offered.items.get(line.itemId);
    if (!item || line.quantity === null) return [];
    const { listPriceCents } = item;
    const unitPriceCents = Math.min(line.unitPriceCents ?? listPriceCents, listPriceCents);
    return [estimateAmounts({ quantity: line.quantity, listPriceCents, unitPriceCents }, offered.taxOf(item.taxClass))];
  };
  const amounts = draft.visits.map((visit) => estimateTotals(visit.lines.flatMap(amountsOf)));
  const dates = plannedDates(dateOf(useNow(), zone), draft.visits);

  const offerNow = async (): Promise<void> => {
    if (!(await editor.save())) return;
    offer.mutate(
      { id: estimate.id, expectedVersion: editor.version.current },
      {
        onSuccess: () => showDone(t('offered', { number: estimate.number, date: formatDate(draft.validUntil) })),
      },
    );
  };
  const discard = async (): Promise<void> => {
    const sure = await confirmDialog({
      title: t('discardAsk'),
      body: t('discardText'),
      confirm: t('discard'),
      cancel: t('keep'),
      danger: true,
    });
    if (sure && (await editor.save())) withdraw.mutate({ id: estimate.id, expectedVersion: editor.version.current });
  };
  const problem = offer.error ?? withdraw.error;

  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <Panel>
          <Fields columns={2}>
            <TextInput
              label={t('about')}
              description={t('aboutHelp')}
              value={draft.title}
              maxLength={120}
              onChange={(event) => {
                const title = event.currentTarget.value;
                change((before) => ({ ...before, title }));
              }}
            />
            <DateField
              label={t('validUntil')}
              description={' '}
              value={draft.validUntil}
              onChange={(date) => date && change((before) => ({ ...before, validUntil: date }))}
            />
            <WideField>
              <Textarea
                label={t('note')}
                description={t('noteHelp')}
                autosize
                minRows={2}
                maxRows={8}
                maxLength={2000}
                value={draft.note}
                onChange={(event) => {
                  const note = event.currentTarget.value;
                  change((before) => ({ ...before, note }));
                }}
              />
            </WideField>
          </Fields>
        </Panel>
        {draft.visits.map((visit, at) => (
          <VisitEditor
            key={visit.key}
            visit={visit}
            number={at + 1}
            plannedOn={dates[at] ?? draft.validUntil}
            totalCents={amounts[at]?.totalCents ?? 0}
            offered={offered}
            onChange={(to) => changeVisit(visit.key, to)}
            onRemove={
              draft.visits.length > 1
                ? () =>
                    change((before) => ({ ...before, visits: before.visits.filter(({ key }) => key !== visit.key) }))
                : null
            }
          />
        ))}
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() =>
              change((before) => ({
                ...before,
                visits: [
                  ...before.visits,
                  {
                    key: newKey(),
                    title:
                      before.visits.length === 0
                        ? t('usualVisit')
                        : t('nextVisit', { number: before.visits.length + 1 }),
                    weeksAfter: before.visits.length === 0 ? 0 : 4,
                    lines: [newLine()],
                  },
                ],
              }))
            }
          >
            {t('addVisit')}
          </Button>
        </div>
      </div>
      <div className={styles.side}>
        <Panel title={t('sums')} actions={<SavedMark state={editor.state} />}>
          <EstimateSums {...estimateTotals(amounts)} />
        </Panel>
        {editor.problem ? (
          <ErrorNotice
            sentence={editor.problem.sentence}
            actions={
              editor.problem.conflict ? (
                <>
                  <Button size="xs" variant="default" onClick={editor.takeTheirs}>
                    {t('takeTheirs')}
                  </Button>
                  <Button size="xs" variant="default" onClick={() => void editor.keepMine()}>
                    {t('keepMine')}
                  </Button>
                </>
              ) : null
            }
          />
        ) : null}
        {problem ? <ErrorNotice sentence={sentenceOf(problem)} /> : null}
        <div className={styles.actions}>
          <Button
            leftSection={<IconSend size={16} aria-hidden />}
            loading={offer.isPending}
            onClick={() => void offerNow()}
          >
            {t('offer')}
          </Button>
          <p className={styles.quiet}>{t('offerHelp')}</p>
          <Button variant="subtle" color="gray" onClick={() => void discard()}>
            {t('discard')}
          </Button>
        </div>
      </div>
    </div>
  );
}
