import { Button, Menu, TextInput } from '@mantine/core';
import { IconDeviceFloppy, IconListCheck, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { confirmDialog } from '../../ui/dialogs.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { showDone, showProblem } from '../../ui/toasts.tsx';
import type { ChartTools } from '../useChart.ts';
import type { MapLine } from './mapLines.ts';
import type { Marks } from './useMarks.ts';

/** The clinic's named sets of points for the product at hand: place one in one act, keep what is on the map as one. */
export function ProtocolMenu({ tools, marks, line }: { tools: ChartTools; marks: Marks; line: MapLine }) {
  const { t } = useTranslation('maps');
  const trpc = useTRPC();
  const [naming, setNaming] = useState(false);
  const { serviceLineId, productId, unit } = line;
  const list = useQuery(trpc.charting.protocols.queryOptions({ productId }));
  const fail = { onError: (error: unknown) => showProblem(sentenceOf(error)) };
  const apply = useMutation(trpc.charting.applyProtocol.mutationOptions(fail));
  const retire = useMutation(trpc.charting.retireProtocol.mutationOptions(fail));
  const protocols = list.data?.protocols ?? [];
  const own = marks.shown.some((point) => point.serviceLineId === serviceLineId);

  const take = async (protocolId: string): Promise<void> => {
    const encounterId = await tools.ensureOpen();
    const containerId = marks.container;
    const { points, already } = await apply.mutateAsync({ protocolId, encounterId, serviceLineId, containerId });
    if (points.length === 0) showDone(t('protocolAlready'));
    else marks.offerUndo(t('protocolPlaced', { count: points.length, already }), points);
  };

  const askRetire = async (protocol: (typeof protocols)[number]): Promise<void> => {
    const sure = await confirmDialog({
      title: t('protocolRetireTitle', { name: protocol.name }),
      body: t('protocolRetireText'),
      confirm: t('protocolRetireDo'),
      cancel: t('protocolRetireNot'),
    });
    if (sure) retire.mutate({ protocolId: protocol.id, expectedVersion: protocol.version });
  };

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconListCheck size={14} aria-hidden />}>
            {t('protocols')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
          <Menu.Label>
            {protocols.length === 0 ? t('protocolsNone') : t('protocolsFor', { name: line.productName ?? '' })}
          </Menu.Label>
          {protocols.map((protocol) => (
            <Menu.Item key={protocol.id} onClick={() => void take(protocol.id).catch(() => undefined)}>
              {t('protocolOf', {
                name: protocol.name,
                count: protocol.points,
                amount: formatAmount(protocol.quantity, unit),
              })}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconDeviceFloppy size={14} aria-hidden />}
            disabled={!own}
            onClick={() => setNaming(true)}
          >
            {t('protocolSave')}
          </Menu.Item>
          {protocols.length === 0 ? null : (
            <Menu.Sub>
              <Menu.Sub.Target>
                <Menu.Sub.Item leftSection={<IconTrash size={14} aria-hidden />}>{t('protocolRetire')}</Menu.Sub.Item>
              </Menu.Sub.Target>
              <Menu.Sub.Dropdown>
                {protocols.map((protocol) => (
                  <Menu.Item key={protocol.id} onClick={() => void askRetire(protocol)}>
                    {protocol.name}
                  </Menu.Item>
                ))}
              </Menu.Sub.Dropdown>
            </Menu.Sub>
          )}
        </Menu.Dropdown>
      </Menu>
      {naming ? (
        <NameDialog
          serviceLineId={serviceLineId}
          tools={tools}
          known={protocols.map(({ name }) => name)}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </>
  );
}

function NameDialog({
  serviceLineId,
  tools,
  known,
  onClose,
}: {
  serviceLineId: string;
  tools: ChartTools;
  known: readonly string[];
  onClose: () => void;
}) {
  const { t } = useTranslation('maps');
  const trpc = useTRPC();
  const [name, setName] = useState('');
  const save = useMutation(
    trpc.charting.saveProtocol.mutationOptions({
      onSuccess: () => {
        showDone(t('protocolSaved', { name: name.trim() }));
        onClose();
      },
    }),
  );
  const replaces = known.some((one) => one.toLowerCase() === name.trim().toLowerCase());
  return (
    <FormDialog
      title={t('protocolSave')}
      text={t('protocolSaveText')}
      submit={t(replaces ? 'protocolReplace' : 'protocolKeep')}
      ready={name.trim() !== ''}
      busy={save.isPending}
      problem={save.error ? sentenceOf(save.error) : null}
      onSubmit={() =>
        void tools.ensureOpen().then((encounterId) => save.mutate({ encounterId, serviceLineId, name: name.trim() }))
      }
      onClose={onClose}
    >
      <TextInput
        label={t('protocolName')}
        description={replaces ? t('protocolKnown') : undefined}
        maxLength={60}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
