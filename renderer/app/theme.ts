/**
 * How the window looks, as tokens of the component library and, through its CSS variables, of our own styles. Three
 * looks: light, high contrast for the sun, dark for the evening. In the field everything is a step larger.
 */
import { type ThemeConfig, theme } from 'antd';
import type { Role } from '#core/contract/workspace.ts';

export const LOOKS = ['light', 'contrast', 'dark'] as const;
export type Look = (typeof LOOKS)[number];

export const FONT_FAMILY = [
  '"Microsoft YaHei UI"',
  '"Microsoft YaHei"',
  '"PingFang SC"',
  '"Noto Sans CJK SC"',
  '"Source Han Sans SC"',
  '"WenQuanYi Micro Hei"',
  '"Takan Noto Sans SC"',
  'sans-serif',
].join(', ');

const PALETTES = {
  light: {
    colorPrimary: '#0f6b78',
    colorText: '#1d2529',
    colorTextSecondary: '#566268',
    colorTextTertiary: '#6b777d',
    // What cannot be changed is still to be read, in the sun too.
    colorTextDisabled: '#5b676c',
    colorTextPlaceholder: '#657176',
    colorBorder: '#c9d1d4',
    colorBorderSecondary: '#e3e8e9',
    colorBgLayout: '#f4f6f6',
    colorBgContainer: '#ffffff',
  },
  contrast: {
    colorPrimary: '#004b57',
    colorText: '#000000',
    colorTextSecondary: '#1f2a2e',
    colorTextTertiary: '#2f3a3e',
    colorTextDisabled: '#1f2a2e',
    colorTextPlaceholder: '#4a565b',
    colorBorder: '#3c474b',
    colorBorderSecondary: '#76848a',
    colorBgLayout: '#ffffff',
    colorBgContainer: '#ffffff',
  },
  dark: {
    colorPrimary: '#3aa6b4',
    colorText: '#e6ebec',
    colorTextSecondary: '#a9b5b9',
    colorTextTertiary: '#95a2a7',
    colorTextDisabled: '#b3bec2',
    colorTextPlaceholder: '#95a2a7',
    colorBorder: '#46535a',
    colorBorderSecondary: '#2f3a40',
    colorBgLayout: '#141a1d',
    colorBgContainer: '#1c2327',
    colorBgElevated: '#242d32',
  },
} as const satisfies Record<Look, ThemeConfig['token']>;

/** Calmer than the library's own, and dark enough to be read as text. */
const SIGNALS = {
  colorSuccess: '#1e8449',
  colorSuccessBg: '#eef7f0',
  colorSuccessBorder: '#b6dcc1',
  colorWarning: '#b35c00',
  colorWarningBg: '#fdf5e9',
  colorWarningBorder: '#efd5ae',
  colorError: '#b3261e',
  colorErrorBg: '#fcf0ee',
  colorErrorBorder: '#edc4be',
  colorInfoBg: '#ebf4f5',
  colorInfoBorder: '#bcd9dd',
} as const;

export function toTheme(look: Look, role: Role | undefined): ThemeConfig {
  const isField = role !== 'office';
  return {
    algorithm: look === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { prefix: 'takan', key: 'takan' },
    hashed: false,
    token: {
      ...PALETTES[look],
      ...(look === 'dark' ? {} : SIGNALS),
      colorLink: PALETTES[look].colorPrimary,
      colorInfo: PALETTES[look].colorPrimary,
      fontFamily: FONT_FAMILY,
      fontSize: isField ? 16 : 14,
      fontSizeSM: 14,
      // A gloved finger in the yard, for which a small button is no smaller a target; a mouse in the office.
      controlHeight: isField ? 44 : 34,
      ...(isField ? { controlHeightSM: 44 } : {}),
      borderRadius: 6,
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      boxShadowSecondary: '0 6px 24px rgb(20 40 48 / 14%)',
      motionDurationMid: '0.15s',
      motionDurationSlow: '0.2s',
    },
    components: {
      Tabs: { horizontalMargin: '0', horizontalItemGutter: 24 },
      Alert: { defaultPadding: '10px 14px', withDescriptionPadding: '12px 14px' },
      Button: { primaryShadow: 'none', defaultShadow: 'none' },
      Table: { cellPaddingBlockSM: 6, cellFontSizeSM: 14 },
    },
  };
}
