import { Button, Checkbox, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOut, type TaskKind } from '../../electron/tablets/rules.ts';
import type { ForVisitOutput } from '../../electron/tablets/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { DialogForm } from '../ui/FormDialog.tsx';
import { showDone } from '../ui/toasts.tsx';
import { ConnectDialog } from './ConnectDialog.tsx';
import { OutPanel } from './OutPanel.tsx';

export interface SendDialogProps {
  appointmentId: string;
  patientName: string;
  onClose: () => void;
}

/** Hands what a visit still asks for to a tablet; while one is out, shows how far the patient is and takes it back. */
export function SendDialog({ appointmentId, patientName, onClose }: SendDialogProps) {
  const { t } = useTranslation('tablets');
  const trpc = useTRPC();
  const answer = useQuery(trpc.tablets.forVisit.queryOptions({ appointmentId }, { staleTime: 0 }));
  const [connecting, setConnecting] = useState(false);
  const data = answer.data;
  const out = data?.handOver && isOut(data.handOver.state) ? data.handOver : null;
  const open = data?.offers.some((offer) => offer.open.length > 0) ?? false;
  if (connecting) return <ConnectDialog onClose={() => setConnecting(false)} />;
  return (
    <Modal
      opened
      onClose={onClose}
      title={out ? t('outTitle', { tablet: out.tabletName, name: patientName }) : t('sendFor', { name: patientName })}
      size={460}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {answer.error ? <ErrorNotice sentence={sentenceOf(answer.error)} onRetry={() => void answer.refetch()} /> : null}
      {!data ? null : out ? (
        <OutPanel handOver={out} onClose={onClose} />
      ) : data.tablets.length === 0 ? (
        <Stack gap="md">
          <Text>{t('noneText')}</Text>
          <Group justify="flex-end">
            <Button onClick={() => setConnecting(true)} data-autofocus>
              {t('connect')}
            </Button>
          </Group>
        </Stack>
      ) : open ? (
        <SendForm data={data} appointmentId={appointmentId} patientName={patientName} onClose={onClose} />
      ) : (
        <Text>{t('nothingOpen')}</Text>
      )}
    </Modal>
  );
}

function SendForm({ data, appointmentId, patientName, onClose }: SendDialogProps & { data: ForVisitOutput }) {
  const { t } = useTranslation('tablets');
  const offers = data.offers.filter(({ open }) => open.length > 0);
  const [kinds, setKinds] = useState<TaskKind[]>(offers.map(({ kind }) => kind));
  const [chosen, setChosen] = useState(data.tablets.find(({ free }) => free)?.id ?? null);
  const tablet = data.tablets.find(({ id, free }) => id === chosen && free);
  const send = useMutation(
    useTRPC().tablets.send.mutationOptions({
      onSuccess: () => {
        showDone(t('sent', { tablet: tablet?.name ?? '', patient: patientName }));
        onClose();
      },
    }),
  );
  return (
    <DialogForm
      submit={tablet ? t('sendTo', { name: tablet.name }) : t('send')}
      ready={tablet !== undefined && kinds.length > 0}
      busy={send.isPending}
      problem={send.error ? sentenceOf(send.error) : null}
      onSubmit={() => tablet && send.mutate({ appointmentId, tabletId: tablet.id, kinds })}
      onClose={onClose}
    >
      <Checkbox.Group
        label={t('what')}
        value={kinds}
        onChange={(values) => setKinds(offers.map(({ kind }) => kind).filter((kind) => values.includes(kind)))}
      >
        <Stack gap={8} mt={8}>
          {offers.map(({ kind, open }, at) => (
            <Checkbox
              key={kind}
              value={kind}
              label={t(`kind_${kind}`)}
              description={listOf(open)}
              {...(at === 0 ? { 'data-autofocus': true } : {})}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Radio.Group
        label={t('which')}
        value={chosen}
        onChange={setChosen}
        description={data.tablets.some(({ free }) => free) ? null : t('allBusy')}
      >
        <Stack gap={8} mt={8}>
          {data.tablets.map(({ id, name, free }) => (
            <Radio key={id} value={id} disabled={!free} label={free ? name : t('tabletBusy', { name })} />
          ))}
        </Stack>
      </Radio.Group>
    </DialogForm>
  );
}

/** Names, each once; what is there more than once says how often. */
function listOf(names: readonly string[]): string {
  return [...new Set(names)]
    .map((name) => {
      const times = names.filter((one) => one === name).length;
      return times > 1 ? `${name} ×${times}` : name;
    })
    .join(', ');
}
