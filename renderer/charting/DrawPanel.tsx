import { Button, Select, TextInput } from '@mantine/core';
import { IconScan } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chart } from '../../electron/charting/schemas.ts';
import type { Container } from '../../electron/inventory/schemas.ts';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { useTRPC, useTRPCClient } from '../api/client.ts';
import { faultOf, sentenceOf } from '../api/errors.ts';
import { useScan } from '../api/scan.ts';
import type { Reasons } from '../billing/reasons/useReasons.tsx';
import { CameraButton } from '../devices/camera/CameraButton.tsx';
import { OpenDialog } from '../inventory/OpenDialog.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Panel } from '../ui/Page.tsx';
import { showDone, showProblem, showUndo } from '../ui/toasts.tsx';
import { ContainerChoices } from './ContainerChoices.tsx';
import styles from './charting.module.css';
import { DrawCard } from './DrawCard.tsx';
import { mapLines } from './map/mapLines.ts';

interface Ready {
  serviceLineId: string;
  container: Container;
  suggested: number;
}
interface Refused {
  sentence: string;
  /** Set when the container only has to be reconstituted. */
  openId: string | null;
}

/** Draws from a container for this visit: scan, look, draw. What was drawn is recorded at once, whatever the chart says. */
export function DrawPanel({
  chart,
  reasons,
  lineId,
  onLine,
}: {
  chart: Chart;
  reasons: Reasons;
  lineId: string | null;
  onLine: (id: string | null) => void;
}) {
  const { t } = useTranslation('charting');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const lines = mapLines(chart).filter((line) => line.state !== 'notPerformed');
  const [code, setCode] = useState('');
  const [ready, setReady] = useState<Ready | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [opening, setOpening] = useState<string | null>(null);
  const line = lines.find((row) => row.serviceLineId === lineId) ?? lines[0];
  const toOpen = useQuery(trpc.inventory.container.queryOptions({ id: opening ?? '' }, { enabled: opening !== null }));

  /** Tries the line at hand, then the other ones that use something else: the product decides. */
  const take = async (raw: string): Promise<void> => {
    if (!line) return;
    setRefused(null);
    let first: unknown;
    for (const { serviceLineId } of [line, ...lines.filter((row) => row !== line)]) {
      try {
        const found = await client.charting.scanForDraw.query({ serviceLineId, raw });
        onLine(serviceLineId);
        setReady({ serviceLineId, ...found });
        return;
      } catch (error) {
        first ??= error;
        if (reasonOf(error) !== 'wrongProduct') {
          first = error;
          onLine(serviceLineId);
          break;
        }
      }
    }
    setReady(null);
    const { reason, containerId } = detailsOf(first);
    const openId = reason === 'notOpened' && typeof containerId === 'string' ? containerId : null;
    setRefused({ sentence: sentenceOf(first), openId });
  };
  useScan(({ raw }) => void take(raw), opening === null && lines.length > 0);

  const putBack = useMutation(trpc.charting.returnDrawn.mutationOptions());
  const draw = useMutation(
    trpc.charting.draw.mutationOptions({
      onSuccess: ({ remaining }, input) => {
        const container = ready?.container;
        setReady(null);
        setRefused(null);
        if (!container) return;
        const amount = formatAmount(input.quantity, container.unit);
        const left = formatAmount(remaining, container.unit);
        const { serviceLineId, containerId, quantity } = input;
        showUndo(t('drawDone', { amount, name: container.productName, left }), async () => {
          try {
            await putBack.mutateAsync({ serviceLineId, containerId, quantity, reason: t('undoReason') });
            showDone(t('drawUndone'));
          } catch (error) {
            showProblem(sentenceOf(error));
          }
        });
      },
    }),
  );

  if (!line) return null;
  const notice = refused ? (
    <ErrorNotice
      sentence={refused.sentence}
      actions={
        refused.openId ? (
          <Button size="xs" variant="default" onClick={() => setOpening(refused.openId)}>
            {t('reconstituteNow')}
          </Button>
        ) : null
      }
    />
  ) : null;
  return (
    <Panel title={t('drawTitle')}>
      <div className={styles.stack}>
        {lines.length > 1 ? (
          <Select
            label={t('drawFor')}
            allowDeselect={false}
            value={line.serviceLineId}
            onChange={(value) => {
              onLine(value);
              setReady(null);
              setRefused(null);
            }}
            data={lines.map((row) => ({ value: row.serviceLineId, label: row.serviceName }))}
          />
        ) : null}
        {ready ? (
          <DrawCard
            key={ready.container.id}
            container={ready.container}
            suggested={ready.suggested}
            busy={draw.isPending}
            onDraw={(quantity) => {
              const what = { serviceLineId: ready.serviceLineId, containerId: ready.container.id, quantity };
              setRefused(null);
              void reasons
                .withReasons((overrides) => draw.mutateAsync({ ...what, overrides }))
                .catch((error: unknown) => setRefused({ sentence: sentenceOf(error), openId: null }));
            }}
            onCancel={() => {
              setReady(null);
              setRefused(null);
            }}
          />
        ) : null}
        {ready ? (
          notice
        ) : (
          <>
            <form
              noValidate
              onSubmit={(event) => {
                event.preventDefault();
                const raw = code.trim();
                setCode('');
                if (raw !== '') void take(raw);
              }}
            >
              <TextInput
                aria-label={t('scanLabel')}
                placeholder={t('scanPlaceholder')}
                leftSection={<IconScan size={16} aria-hidden />}
                rightSection={<CameraButton />}
                rightSectionWidth={38}
                value={code}
                onChange={(event) => setCode(event.currentTarget.value)}
                maxLength={512}
                autoComplete="off"
                spellCheck={false}
              />
            </form>
            {notice}
            <ContainerChoices
              productId={line.productId}
              productName={line.productName ?? ''}
              ownIds={chart.lines.flatMap(({ draws }) => draws.map(({ containerId }) => containerId))}
              onChoose={(found) => void take(found)}
            />
          </>
        )}
      </div>
      {opening && toOpen.data ? (
        <OpenDialog
          container={toOpen.data.container}
          onClose={() => setOpening(null)}
          onOpened={({ code: opened }) => {
            setRefused(null);
            void take(opened);
          }}
        />
      ) : null}
    </Panel>
  );
}

function detailsOf(error: unknown): Record<string, unknown> {
  const details = faultOf(error)?.details;
  return typeof details === 'object' && details !== null ? (details as Record<string, unknown>) : {};
}

function reasonOf(error: unknown): unknown {
  return detailsOf(error)['reason'];
}
