import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { labelBox } from '../../devices/rules.ts';
import { queuePrint } from '../../devices/service.ts';
import { pageSetup } from '../../documents/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { containerRow } from '../containers/service.ts';
import { productById } from '../service.ts';
import type { LabelArtist } from './ports.ts';
import { containerLabel, labelPage } from './prints.ts';
import { labelSheets, placesOf } from './rules.ts';
import type * as S from './schemas.ts';

/** The label of a container as it is now. @throws Refusal NOT_FOUND */
function labelOf(db: ReadDb, asker: Pick<Asker, 'zone'>, id: Id): ReturnType<typeof containerLabel> {
  const row = containerRow(db, id);
  return containerLabel({ ...row, gtin: productById(db, row.productId).gtin }, asker.zone);
}

/** Puts the labels into the queue of the asker's station, a job for each in the order they were named. @throws Refusal NOT_FOUND */
export function printLabels(tx: WriteTx, act: Act, input: S.PrintLabels): z.input<typeof S.LabelsQueued> {
  const batchId = act.newId();
  let problem: string | null = null;
  for (const id of input.containerIds) {
    const label = labelOf(tx, act, id);
    const title = `Label ${label.code}`;
    const queued = queuePrint(tx, act, {
      kind: 'label',
      paper: 'label',
      title,
      model: labelPage([label], title, null),
      sourceKind: 'container',
      sourceId: id,
      batchId,
    });
    problem ??= queued.problem;
  }
  return { batchId, jobs: input.containerIds.length, problem };
}

/** The labels on sheets of labels, as a PDF. @throws Refusal NOT_FOUND, BAD_INPUT */
export async function labelSheetPdf(
  db: ReadDb,
  asker: Asker,
  input: S.LabelSheetInput,
  artist: LabelArtist,
): Promise<z.input<typeof S.LabelSheetOutput>> {
  const places = placesOf(input.sheet);
  if (input.used >= places)
    refuse('BAD_INPUT', `This sheet has ${places} labels. Begin at one of them.`, {
      fields: [{ path: 'used', problem: `At most ${places}.` }],
    });
  const labels = input.containerIds.map((id) => labelOf(db, asker, id));
  const title = labels.length === 1 ? `Label ${labels[0]?.code}` : `${labels.length} labels`;
  const setup = pageSetup(db, { paper: labelSheets[input.sheet].paper, record: '', createdAt: asker.now });
  const bytes = await artist.render(labelPage(labels, title, input), setup);
  return { base64: Buffer.from(bytes).toString('base64'), fileName: `${title.replaceAll(' ', '-')}.pdf` };
}

/** A label as a picture, to look at before it is printed. @throws Refusal NOT_FOUND */
export async function labelPicture(
  db: ReadDb,
  asker: Asker,
  input: S.LabelPictureInput,
  artist: LabelArtist,
): Promise<z.input<typeof S.LabelPictureOutput>> {
  const label = labelOf(db, asker, input.containerId);
  const bytes = await artist.picture(label, { box: labelBox(input.size), dotsPerMm: input.dotsPerMm });
  return { base64: Buffer.from(bytes).toString('base64'), symbol: label.symbol };
}
