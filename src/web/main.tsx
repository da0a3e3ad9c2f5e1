/** Starts the console. */
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import './ui/theme.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { SignInAgain } from './features/entry/sign-in-again.tsx';
import { queryClient } from './platform/query-client.ts';
import { createConsoleRouter } from './router.tsx';
import { colorSchemeManager } from './ui/theme-choice.ts';
import { cssVariables, theme } from './ui/theme.ts';

// The content policy forbids eval; schemas are checked without generated code.
config({ jitless: true });

const router = createConsoleRouter();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has lost its #root');

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" colorSchemeManager={colorSchemeManager()}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <SignInAgain />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
