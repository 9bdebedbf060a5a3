/** What the address of the waitlist keeps: the gap somebody is looked for. */
export interface WaitlistPlace {
  provider?: string;
  /** Epoch ms. */
  from?: number;
}

/** Reads it; half a gap is none. */
export function waitlistPlace(raw: Record<string, unknown>): WaitlistPlace {
  const { provider, from } = raw;
  return typeof provider === 'string' && typeof from === 'number' && Number.isInteger(from) ? { provider, from } : {};
}
