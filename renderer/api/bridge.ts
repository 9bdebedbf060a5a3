/** The one channel between this window and the main process, put on `window` by the preload; absent in a plain browser. */

export interface CallMessage {
  id: number;
  kind: 'call';
  type: 'query' | 'mutation' | 'subscription';
  path: string;
  input: unknown;
  /** Idempotency key; mutations carry one. */
  key?: string;
}

export interface StopMessage {
  id: number;
  kind: 'stop';
}

export interface WireFault {
  code: string | number;
  message: string;
  data: unknown;
}

export type AnswerMessage =
  | { id: number; result: { data: unknown } }
  | { id: number; error: WireFault }
  | { id: number; event: { data: unknown } }
  | { id: number; done: true };

export interface Bridge {
  send(message: CallMessage | StopMessage): void;
  /** Returns a function that stops listening, where the preload offers one. */
  onMessage(listener: (message: AnswerMessage) => void): unknown;
}

declare global {
  interface Window {
    salve?: Bridge;
  }
}

/** The bridge of this window, or null in a browser. */
export function bridgeOf(target: Window): Bridge | null {
  return target.salve ?? null;
}
