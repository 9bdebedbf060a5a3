import { createHash } from 'node:crypto';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { activeLogo, insertLogo, updateLogo } from '../../../db/documents/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { FileVault, PictureReader } from '../ports.ts';
import { type LogoOutput, logoBox, type RemoveLogo, type SetLogo } from './schemas.ts';

/** What storing a logo needs of the PC beside the database. */
export interface LogoParts {
  vault: Pick<FileVault, 'write'>;
  pictures: PictureReader;
  newId: () => Id;
}

/** A logo that lies on the disk and still has no row. */
export interface StoredLogo {
  id: Id;
  width: number;
  height: number;
  bytes: number;
  sha256: string;
  wrappedKey: string;
}

/** Makes the uploaded picture anew and stores it, encrypted. @throws Refusal BAD_INPUT for what is no picture */
export async function storeLogo(input: SetLogo, { vault, pictures, newId }: LogoParts): Promise<StoredLogo> {
  const clean = await pictures.clean(new Uint8Array(Buffer.from(input.base64, 'base64')), logoBox);
  if (!clean)
    return refuse(
      'BAD_INPUT',
      'This file is no picture that can be used. Choose a PNG, JPEG or WebP of at most 6,000 points a side.',
    );
  const id = newId();
  const { wrappedKey } = await vault.write(id, clean.png);
  const sha256 = createHash('sha256').update(clean.png).digest('hex');
  return { id, width: clean.width, height: clean.height, bytes: clean.png.length, sha256, wrappedKey };
}

/** Puts a stored logo into use in place of the one before. */
export function setLogo(tx: WriteTx, act: Act, _input: SetLogo, stored: StoredLogo): { id: Id } {
  retire(tx, act);
  insertLogo(tx, { ...stored, active: true, staffId: act.staffId, createdAt: act.now, version: 1 });
  act.touch('documents', 'logo', stored.id, 1);
  return { id: stored.id };
}

/** @throws Refusal CHANGED_ELSEWHERE if another logo is in use by now */
export function removeLogo(tx: WriteTx, act: Act, input: RemoveLogo): { id: Id } {
  const current = activeLogo(tx);
  if (current?.id !== input.id || current.version !== input.expectedVersion)
    refuse('CHANGED_ELSEWHERE', undefined, { current: current ?? null });
  retire(tx, act);
  return { id: input.id };
}

function retire(tx: WriteTx, act: Act): void {
  const current = activeLogo(tx);
  if (!current) return;
  updateLogo(tx, current.id, current.version, { active: false });
  act.touch('documents', 'logo', current.id, current.version + 1);
}

/** The PNG of the logo in use; null where there is none. @throws Refusal FILE_DAMAGED */
export function logoPng(db: ReadDb, vault: Pick<FileVault, 'read'>): Uint8Array | null {
  const row = activeLogo(db);
  return row ? vault.read(row.id, row.wrappedKey) : null;
}

/** The logo as a screen shows it. */
export function showLogo(db: ReadDb, _asker: Asker, vault: Pick<FileVault, 'read'>): LogoOutput {
  const row = activeLogo(db);
  const png = logoPng(db, vault);
  if (!row || !png) return { logo: null };
  const { id, width, height, version } = row;
  return { logo: { id, width, height, version, base64: Buffer.from(png).toString('base64') } };
}
