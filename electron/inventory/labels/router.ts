import { command, router } from '../../api/door.ts';
import type { LabelArtist } from './ports.ts';
import {
  LabelPictureInput,
  LabelPictureOutput,
  LabelSheetInput,
  LabelSheetOutput,
  LabelsQueued,
  PrintLabels,
} from './schemas.ts';
import { labelPicture, labelSheetPdf, printLabels } from './service.ts';

const handled = { permission: 'stock.handle' } as const;

/** Labels of containers. Commands, because what leaves on paper goes on record; sheets and pictures are not kept. */
export function createLabelsRouter(artist: LabelArtist) {
  return router({
    print: command({ ...handled, input: PrintLabels, output: LabelsQueued }, printLabels),
    sheet: command(
      {
        ...handled,
        input: LabelSheetInput,
        output: LabelSheetOutput,
        secret: true,
        prepare: (input, asker, db) => labelSheetPdf(db, asker, input, artist),
      },
      (_tx, _act, _input, pdf) => pdf,
    ),
    picture: command(
      {
        ...handled,
        input: LabelPictureInput,
        output: LabelPictureOutput,
        secret: true,
        prepare: (input, asker, db) => labelPicture(db, asker, input, artist),
      },
      (_tx, _act, _input, png) => png,
    ),
  });
}
