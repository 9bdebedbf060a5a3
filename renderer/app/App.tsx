import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '../ui/base.css';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo } from 'react';
import { createCache, createClient, TRPCProvider } from '../api/client.ts';
import { cssVariables, theme } from '../ui/theme.ts';
import { Gate } from './Gate.tsx';
import { ManualHost } from './manual/ManualHost.tsx';
import { deskRouter } from './router.ts';

/** The whole desk: transports, cache, look, gate, pages. */
export function App() {
  const { client, cache } = useMemo(() => {
    const made = createClient(window);
    const store = createCache(() => void store.invalidateQueries({ queryKey: [['session', 'state']] }));
    return { client: made, cache: store };
  }, []);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={cache}>
        <TRPCProvider trpcClient={client} queryClient={cache}>
          <ModalsProvider>
            <Notifications position="bottom-left" limit={4} />
            <Gate>
              <RouterProvider router={deskRouter} />
            </Gate>
            <ManualHost />
          </ModalsProvider>
        </TRPCProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
