import { z } from 'zod';

/** A file of this size is read; what comes out of it is smaller. Bytes. */
export const logoBytesMax = 1_000_000;
/** What a logo is fitted into, in points: sharp on a page and on a screen. */
export const logoBox = { width: 1200, height: 480 } as const;

export const LogoInput = z.object({});
export const LogoOutput = z.object({
  /** Null where the clinic has none. */
  logo: z.object({ id: z.string(), width: z.int(), height: z.int(), base64: z.string(), version: z.int() }).nullable(),
});
export type LogoOutput = z.input<typeof LogoOutput>;

export const SetLogo = z.object({
  base64: z
    .base64('This file cannot be read. Choose a PNG, JPEG or WebP picture.')
    .min(1, 'Choose a picture.')
    .max(Math.ceil(logoBytesMax / 3) * 4, 'The picture is too large (at most 1 MB).'),
});
export type SetLogo = z.output<typeof SetLogo>;
export const RemoveLogo = z.object({ id: z.string(), expectedVersion: z.int() });
export type RemoveLogo = z.output<typeof RemoveLogo>;
export const LogoDone = z.object({ id: z.string() });
