import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapView } from '../../../electron/catalog/rules.ts';
import { beyondLimits, type LaserSettings, noSettings } from '../../../electron/charting/lasers/rules.ts';
import type { Laser, TreatmentView } from '../../../electron/charting/lasers/schemas.ts';
import type { Chart } from '../../../electron/charting/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import type { Override } from '../../billing/reasons/useReasons.tsx';
import { showDone, showProblem, showUndo } from '../../ui/toasts.tsx';
import type { ChartLine, ChartTools } from '../useChart.ts';

/** Something that wants a reason first: what lies beyond the limits, and what is done with the reason. */
export interface Question {
  sentences: string[];
  answer: (reason: string) => void;
}

/** The settings alone of a row that carries more. */
export function settingsOf(row: LaserSettings): LaserSettings {
  const { wavelength, handpiece, fluence, spot, pulse, rate, passes, cooling, endpoint, skinType, note } = row;
  return { wavelength, handpiece, fluence, spot, pulse, rate, passes, cooling, endpoint, skinType, note };
}

/** Charting areas with a device: what the next area gets is what the last one had. */
export function useTreatments(chart: Chart, tools: ChartTools, line: ChartLine, laser: Laser | undefined) {
  const { t } = useTranslation('lasers');
  const trpc = useTRPC();
  const [next, setNext] = useState<LaserSettings | null>(null);
  const [chosenId, setChosen] = useState<string | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const fail = { onError: (error: unknown) => showProblem(sentenceOf(error)) };
  const add = useMutation(trpc.charting.addTreatments.mutationOptions());
  const change = useMutation(trpc.charting.changeTreatment.mutationOptions());
  const remove = useMutation(trpc.charting.removeTreatments.mutationOptions(fail));
  const last = useQuery(trpc.charting.lastSettings.queryOptions({ appointmentId: chart.appointmentId }));
  const own = chart.treatments.filter((row) => row.serviceLineId === line.serviceLineId);
  const earlier = (last.data?.settings ?? []).filter((row) => row.equipmentId === laser?.id);
  const newest = own.at(-1);
  const settings = next ?? (newest ? settingsOf(newest) : noSettings);

  /** Within the limits it is done at once, beyond them with a reason. */
  const ask = (wanted: LaserSettings, known: string | null, act: (beyondReason: string | null) => void): void => {
    const sentences = laser ? beyondLimits(wanted, laser.limits) : [];
    if (sentences.length === 0) act(null);
    else if (known !== null) act(known);
    else setQuestion({ sentences, answer: (reason) => act(reason) });
  };

  const send = async (
    areas: Array<{ view: MapView; region: string }>,
    given: LaserSettings,
    beyondReason: string | null,
  ): Promise<void> => {
    if (!laser) return;
    await weighed(async (overrides) => {
      const encounterId = await tools.ensureOpen();
      const what = { encounterId, serviceLineId: line.serviceLineId, equipmentId: laser.id };
      return add.mutateAsync({ ...what, areas, ...given, beyondReason, overrides });
    });
  };

  /** What the clinic's safety rules want a reason for asks for it, and is done with it. */
  const weighed = async (act: (overrides: Override[]) => Promise<unknown>): Promise<void> => {
    try {
      await tools.reasons.withReasons(act);
    } catch (error) {
      showProblem(sentenceOf(error));
    }
  };

  const place = (view: MapView, region: string): void => {
    const there = own.find((row) => row.view === view && row.region === region && row.equipmentId === laser?.id);
    if (there) return setChosen(there.id);
    setChosen(null);
    ask(settings, null, (reason) => void send([{ view, region }], settings, reason));
  };

  const save = (row: TreatmentView, given: LaserSettings): void => {
    const base = { treatmentId: row.id, expectedVersion: row.version };
    const same = JSON.stringify(settingsOf(row)) === JSON.stringify(given);
    if (same) return;
    ask(
      given,
      row.beyondReason,
      (beyondReason) => void weighed((overrides) => change.mutateAsync({ ...base, ...given, beyondReason, overrides })),
    );
  };

  const takeOver = (area: string | null): void => {
    const found = earlier.find((row) => area === null || row.area === area) ?? earlier[0];
    if (!found) return showDone(t('noLast'));
    setChosen(null);
    setNext(settingsOf(found));
    showDone(t('taken', { area: found.area }));
  };

  const takeOff = (row: TreatmentView): void => {
    setChosen(null);
    remove.mutate(
      { treatments: [{ treatmentId: row.id, expectedVersion: row.version }] },
      {
        onSuccess: () =>
          showUndo(t('removed', { what: row.area }), () =>
            send([{ view: row.view, region: row.region }], settingsOf(row), row.beyondReason),
          ),
      },
    );
  };

  return {
    own,
    earlier,
    settings,
    setNext: (part: Partial<LaserSettings>) => setNext({ ...settings, ...part }),
    chosenId,
    chosen: own.find((row) => row.id === chosenId),
    choose: setChosen,
    place,
    save,
    takeOver,
    takeOff,
    question,
    endQuestion: () => setQuestion(null),
  };
}

export type Treatments = ReturnType<typeof useTreatments>;
