/** What every page of the window stands in: service, texts, look, autosave. Tests put single parts into the same. */
import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { App as Ant, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { i18n } from 'i18next';
import { type ReactNode, useEffect, useLayoutEffect, useMemo } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import {
  createQueries,
  rememberParcel,
  type Service,
  ServiceProvider,
  useService,
  useWorkspace,
} from '../client/queries.ts';
import { DrawingProvider } from '../features/drawing/drawing-context.tsx';
import { createAutosave } from '../features/form/autosave.ts';
import { AutosaveProvider } from '../features/form/autosave-context.tsx';
import { createHistories, HistoriesProvider } from '../features/form/histories-context.tsx';
import { CardIntakeProvider } from '../features/matching/card-intake.tsx';
import { PhotoIntakeProvider } from '../features/photos/photo-intake.tsx';
import { PositionProvider } from '../features/position/position-context.tsx';
import { TextsProvider, toTexts, useTexts } from '../i18n/use-texts.ts';
import { SettingsProvider, useSettings } from './settings.tsx';
import { toTheme } from './theme.ts';
import { UnsavedGuard } from './work-saved.ts';

export function Providers({
  service,
  texts,
  children,
}: {
  readonly service: Service;
  readonly texts: i18n;
  readonly children: ReactNode;
}) {
  const queries = useMemo(createQueries, []);
  return (
    <I18nextProvider i18n={texts}>
      <QueryClientProvider client={queries}>
        <ServiceProvider value={service}>
          <SettingsProvider>
            <Words>
              <Look>
                <Saving>
                  <DrawingProvider>
                    <UnsavedGuard />
                    <PositionProvider>
                      <PhotoIntakeProvider>
                        <CardIntakeProvider>{children}</CardIntakeProvider>
                      </PhotoIntakeProvider>
                    </PositionProvider>
                  </DrawingProvider>
                </Saving>
              </Look>
            </Words>
          </SettingsProvider>
        </ServiceProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
}

function Words({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const texts = useMemo(() => toTexts(i18n, language), [i18n, language]);
  return <TextsProvider value={texts}>{children}</TextsProvider>;
}

function Saving({ children }: { readonly children: ReactNode }) {
  const { client } = useService();
  const queries = useQueryClient();
  const autosave = useMemo(
    () =>
      createAutosave({
        client,
        onSaved: (detail) => rememberParcel(queries, detail),
        nowMs: () => Date.now(),
      }),
    [client, queries],
  );
  const histories = useMemo(createHistories, []);
  return (
    <AutosaveProvider value={autosave}>
      <HistoriesProvider value={histories}>{children}</HistoriesProvider>
    </AutosaveProvider>
  );
}

function Look({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const { look } = useSettings();
  const { text } = useTexts();
  const role = useWorkspace().data?.open?.role;
  const isChinese = i18n.language === 'zh-CN';
  const theme = useMemo(() => toTheme(look, role), [look, role]);
  // Before the effects of what is inside: the map reads its colours from the style sheet when it draws.
  useLayoutEffect(() => {
    document.documentElement.dataset.look = look;
  }, [look]);
  useEffect(() => {
    dayjs.locale(isChinese ? 'zh-cn' : 'en');
    document.title = text('app/name');
  }, [isChinese, text]);
  return (
    <ConfigProvider
      locale={isChinese ? zhCN : enUS}
      theme={theme}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: false }}
    >
      <Ant className="app">{children}</Ant>
    </ConfigProvider>
  );
}
