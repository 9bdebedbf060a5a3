import { createTRPCUntypedClient } from '@trpc/client';
import type { AnyRouter } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import type { AnswerMessage, Bridge, CallMessage, StopMessage } from './bridge.ts';
import { codeOf, faultOf, sentenceOf } from './errors.ts';
import { ipcLink } from './ipcLink.ts';
import { keyLink } from './keyLink.ts';

function connect() {
  const sent: Array<CallMessage | StopMessage> = [];
  let answer: (message: AnswerMessage) => void = () => undefined;
  const bridge: Bridge = {
    send: (message) => sent.push(message),
    onMessage: (listener) => {
      answer = listener;
    },
  };
  const client = createTRPCUntypedClient<AnyRouter>({ links: [keyLink(), ipcLink(bridge)] });
  return { client, sent, answer: (message: AnswerMessage) => answer(message) };
}

describe('the link over the window channel', () => {
  it('finds the call of each answer, in any order', async () => {
    const { client, sent, answer } = connect();
    const one = client.query('patients.search', { text: 'ana' });
    const two = client.query('catalog.services', {});
    expect(sent).toEqual([
      { id: 1, kind: 'call', type: 'query', path: 'patients.search', input: { text: 'ana' } },
      { id: 2, kind: 'call', type: 'query', path: 'catalog.services', input: {} },
    ]);
    answer({ id: 2, result: { data: 'services' } });
    answer({ id: 1, result: { data: 'people' } });
    expect(await Promise.all([one, two])).toEqual(['people', 'services']);
  });

  it('gives what is asked twice before it is answered one key, and a new one afterwards', async () => {
    const { client, sent, answer } = connect();
    const keyOf = (at: number): string | undefined => {
      const message = sent[at];
      return message?.kind === 'call' ? message.key : undefined;
    };
    const twice = [1, 2].map(() => client.mutation('till.payOut', { amountCents: 500 }));
    const other = client.mutation('till.payOut', { amountCents: 600 });
    expect(keyOf(1)).toBe(keyOf(0));
    expect(keyOf(2)).not.toBe(keyOf(0));
    for (const id of [1, 2, 3]) answer({ id, result: { data: 'done' } });
    await Promise.all([...twice, other]);
    const again = client.mutation('till.payOut', { amountCents: 500 });
    expect(keyOf(3)).not.toBe(keyOf(0));
    answer({ id: 4, result: { data: 'done' } });
    await again;
  });

  it('gives a mutation a key of its own, or keeps the one it was given', async () => {
    const { client, sent, answer } = connect();
    const done = client.mutation('till.finish', { cartId: 'c' });
    void client.mutation('till.finish', { cartId: 'c' }, { context: { key: 'mine' } });
    const keys = sent.map((message) => (message.kind === 'call' ? message.key : undefined));
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).toBe('mine');
    answer({ id: 1, result: { data: { number: '7' } } });
    expect(await done).toEqual({ number: '7' });
  });

  it('carries the fault of the door with its sentence', async () => {
    const { client, answer } = connect();
    const failed = client.mutation('scheduling.book', {}).catch((error: unknown) => error);
    const data = { code: 'SLOT_TAKEN', sentence: 'Ana is taken.', details: { resource: 'staff' } };
    answer({ id: 1, error: { code: -32009, message: 'Ana is taken.', data } });
    const error = await failed;
    expect(codeOf(error)).toBe('SLOT_TAKEN');
    expect(sentenceOf(error)).toBe('Ana is taken.');
    expect(faultOf(error)?.details).toEqual({ resource: 'staff' });
  });

  it('streams a subscription and stops it', () => {
    const { client, sent, answer } = connect();
    const heard: unknown[] = [];
    const subscription = client.subscription('feed.changes', undefined, { onData: (data) => heard.push(data) });
    answer({ id: 1, event: { data: { kind: 'touched', touched: [] } } });
    subscription.unsubscribe();
    answer({ id: 1, event: { data: 'too late' } });
    expect(heard).toEqual([{ kind: 'touched', touched: [] }]);
    expect(sent.at(-1)).toEqual({ id: 1, kind: 'stop' });
  });
});

describe('an error without a fault', () => {
  it('is a broken line: nothing was lost, try again', () => {
    expect(codeOf(new TypeError('Failed to fetch'))).toBeNull();
    expect(sentenceOf(new TypeError('Failed to fetch'))).toContain('did not answer');
    expect(faultOf({ data: { code: 'MADE_UP', sentence: 'x' } })).toBeNull();
  });
});
