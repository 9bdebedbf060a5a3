import { MultiSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StandingOrder } from '../../../../electron/charting/orders/standing/schemas.ts';
import { dateOf } from '../../../../electron/kernel/dates.ts';
import { mayDo, roles } from '../../../../electron/kernel/roles.ts';
import { useTRPC } from '../../../api/client.ts';
import { useDesk } from '../../../api/desk.ts';
import { sentenceOf } from '../../../api/errors.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { Fields } from '../../../ui/Fields.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { showDone } from '../../../ui/toasts.tsx';
import { useNow } from '../../../ui/useNow.ts';
import { ScopeEditor } from '../ScopeEditor.tsx';
import { draftOf, newScope, type ScopeDraft, scopeOf } from '../scope.ts';

/** Who may chart and draw can act under an order; prescribers may anyway. */
const acting = roles.filter((role) => mayDo(role, 'chart.write') && !mayDo(role, 'orders.sign'));

/** The director writes and signs a standing order, or the next edition of one. */
export function StandingDialog({ before, onClose }: { before: StandingOrder | null; onClose: () => void }) {
  const { t } = useTranslation('orders');
  const { t: ts } = useTranslation('staff');
  const { zone } = useDesk();
  const today = dateOf(useNow(), zone);
  const [title, setTitle] = useState(before?.title ?? '');
  const [body, setBody] = useState(before?.body ?? '');
  const [who, setWho] = useState<string[]>(before?.roles ?? ['injector']);
  const [scope, setScope] = useState<ScopeDraft[]>(() => before?.scope.map(draftOf) ?? [newScope(0)]);
  const [validFrom, setFrom] = useState(today);
  const [validUntil, setUntil] = useState<string | null>(before?.validUntil ?? null);
  const sign = useMutation(
    useTRPC().charting.orders.signStanding.mutationOptions({
      onSuccess: ({ edition }) => {
        showDone(t('standingSigned', { edition }));
        onClose();
      },
    }),
  );
  const allowed = scopeOf(scope);
  return (
    <FormDialog
      title={before ? t('standingNext', { edition: before.edition + 1, title: before.title }) : t('standingNew')}
      text={t('standingText')}
      size={780}
      submit={t('signStanding')}
      ready={title.trim().length >= 3 && body.trim().length >= 20 && who.length > 0 && allowed.length > 0}
      busy={sign.isPending}
      problem={sign.error ? sentenceOf(sign.error) : null}
      onSubmit={() =>
        sign.mutate({
          orderId: before?.orderId ?? null,
          expectedEdition: before?.edition ?? null,
          title: title.trim(),
          body: body.trim(),
          roles: acting.filter((role) => who.includes(role)),
          scope: allowed,
          validFrom,
          validUntil,
        })
      }
      onClose={onClose}
    >
      <TextInput
        label={t('titleField')}
        placeholder={t('titleHint')}
        required
        data-autofocus
        maxLength={120}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={t('protocol')}
        description={t('protocolHelp')}
        required
        autosize
        minRows={5}
        maxRows={12}
        maxLength={20_000}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <ScopeEditor value={scope} onChange={setScope} />
      <MultiSelect
        label={t('roles')}
        required
        data={acting.map((role) => ({ value: role, label: ts(`role_${role}`) }))}
        value={who}
        onChange={setWho}
      />
      <Fields columns={2}>
        <DateField label={t('validFrom')} value={validFrom} onChange={(date) => date && setFrom(date)} />
        <DateField
          label={t('validUntilStanding')}
          placeholder={t('untilWithdrawn')}
          clearable
          minDate={validFrom}
          value={validUntil}
          onChange={setUntil}
        />
      </Fields>
    </FormDialog>
  );
}
