import type { ReadDb } from '../../../../db/access.ts';
import { clinicProfile } from '../../../clinic/service.ts';
import { logoPng } from '../../../documents/logo/service.ts';
import { pageSetup } from '../../../documents/service.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { ExportParts } from '../ports.ts';
import { chartPages } from '../prints.ts';
import type { ChartFile } from '../schemas.ts';

/** The whole chart as a PDF, with the small pictures that are given. */
export function chartPdf(
  db: ReadDb,
  file: ChartFile,
  pictures: ReadonlyMap<Id, Uint8Array>,
  { pdf, vault }: Pick<ExportParts, 'pdf' | 'vault'>,
): Promise<Uint8Array> {
  const { allergies, medications, conditions, zone } = file;
  const model = chartPages({
    ...file,
    language: clinicProfile(db).language,
    lists: { zone, allergies, medications, conditions },
    photos: file.photos.map((photo) => {
      const jpeg = pictures.get(photo.id);
      return { ...photo, picture: jpeg ? { jpeg, width: photo.width, height: photo.height } : null };
    }),
  });
  const record = `Chart as of this export · SHA-256 ${file.sha256}`;
  return pdf.render(model, { ...pageSetup(db, { record, createdAt: file.exportedAt }), logo: logoPng(db, vault) });
}
