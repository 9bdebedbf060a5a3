import '@mantine/core/styles.css';
import '../ui/base.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { createCache, createClient, TRPCProvider, useTRPC } from '../api/client.ts';
import { useFeed } from '../api/feed.ts';
import { CustomerScreen, RestingScreen } from '../till/display/CustomerScreen.tsx';
import { cssVariables, theme } from '../ui/theme.ts';

/** The customer's window: nothing but the bill of its station, and a resting screen whenever nobody is signed in there. */
export function CustomerApp() {
  const { client, cache } = useMemo(() => {
    const made = createClient(window);
    const store = createCache(() => void store.invalidateQueries({ queryKey: [['session', 'state']] }));
    return { client: made, cache: store };
  }, []);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={cache}>
        <TRPCProvider trpcClient={client} queryClient={cache}>
          <Guarded />
        </TRPCProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Signed in and open, the screen follows the till; else it rests and keeps nothing. */
function Guarded() {
  const trpc = useTRPC();
  const state = useQuery(trpc.session.state.queryOptions({}, { staleTime: 0, retry: false, refetchInterval: 2_000 }));
  const house = state.data;
  const inside = !state.error && house?.clinic === 'open' && house.staff !== undefined && !house.locked;
  if (!inside) return <RestingScreen clinicName={house?.clinicName ?? ''} logo={null} />;
  return <Followed key={house.staff?.id} clinicName={house.clinicName ?? ''} />;
}

function Followed({ clinicName }: { clinicName: string }) {
  useFeed(() => undefined);
  return <CustomerScreen clinicName={clinicName} />;
}
