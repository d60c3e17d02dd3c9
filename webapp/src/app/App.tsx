import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { createQueryClient } from '@/shared/api/queryClient';
import { directionOf, useLanguage, useTranslation } from '@/shared/i18n';
import { loadCalendarWords, weekStart } from '@/shared/i18n/calendar';
import { cssVariables, theme } from '@/shared/theme/theme';
import { createAppRouter } from './router';

export function App() {
  const [queryClient] = useState(createQueryClient);
  const [router] = useState(() => createAppRouter(queryClient));
  const language = useLanguage();
  return (
    <DirectionProvider initialDirection={directionOf(language)} detectDirection={false}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme="light">
        <Localised>
          <QueryClientProvider client={queryClient}>
            <Suspense fallback={null}>
              <RouterProvider router={router} />
            </Suspense>
          </QueryClientProvider>
        </Localised>
      </MantineProvider>
    </DirectionProvider>
  );
}

/** Direction, calendars and dialog words follow the language while the page stays open. */
function Localised({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { setDirection } = useDirection();
  const [calendar, setCalendar] = useState('fr');
  useEffect(() => {
    setDirection(directionOf(language));
    void loadCalendarWords(language).then(setCalendar);
  }, [language, setDirection]);
  return (
    <DatesProvider settings={{ locale: calendar, firstDayOfWeek: weekStart, weekendDays: [6, 0] }}>
      <ModalsProvider labels={{ confirm: t('confirm'), cancel: t('cancel') }}>
        {children}
        <Notifications position="bottom-center" limit={3} />
      </ModalsProvider>
    </DatesProvider>
  );
}
