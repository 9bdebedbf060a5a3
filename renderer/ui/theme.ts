import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';
import { dark, light, type Palette, type ToneColours, toneNames } from './tokens.ts';

const px = (n: number): string => `${n / 16}rem`;

/** Mantine wants ten shades of everything; ours are few, so a tone is spread over them. Scheme variables below decide what is seen. */
function spread(tone: ToneColours, night: ToneColours): MantineColorsTuple {
  const { soft, edge, solid, ink } = tone;
  return [soft, soft, soft, night.ink, edge, edge, solid, ink, ink, ink];
}

const toneTuples = Object.fromEntries(toneNames.map((name) => [name, spread(light.tones[name], dark.tones[name])]));

const warmGrey: MantineColorsTuple = [
  light.surface,
  light.ground,
  light.sunken,
  light.line,
  '#d5cec5',
  '#a59c91',
  light.faint,
  light.muted,
  '#3d3731',
  light.text,
];

const warmDark: MantineColorsTuple = [
  dark.text,
  '#d4ccc3',
  dark.muted,
  dark.faint,
  '#4a453f',
  '#332f2b',
  dark.raised,
  dark.surface,
  dark.ground,
  dark.sunken,
];

/** The Mantine theme: 13 px text, 32 px controls, small radii, motion only where the system allows it. */
export const theme: MantineThemeOverride = createTheme({
  colors: { ...toneTuples, gray: warmGrey, dark: warmDark },
  primaryColor: 'plum',
  primaryShade: { light: 6, dark: 6 },
  black: light.text,
  white: '#ffffff',
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontFamily:
    "'Inter', 'SF Pro Text', -apple-system, 'Segoe UI Variable Text', 'Segoe UI', 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'Noto Sans Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: px(12), sm: px(13), md: px(14), lg: px(16), xl: px(18) },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.45', xl: '1.4' },
  spacing: { xs: px(8), sm: px(12), md: px(16), lg: px(20), xl: px(28) },
  radius: { xs: px(3), sm: px(5), md: px(7), lg: px(10), xl: px(16) },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: px(20), lineHeight: '1.3' },
      h2: { fontSize: px(16), lineHeight: '1.35' },
      h3: { fontSize: px(14), lineHeight: '1.4' },
      h4: { fontSize: px(13), lineHeight: '1.4' },
    },
  },
  shadows: {
    xs: '0 1px 2px rgb(60 45 35 / 0.07)',
    sm: '0 1px 3px rgb(60 45 35 / 0.10)',
    md: '0 4px 14px rgb(60 45 35 / 0.12)',
    lg: '0 8px 28px rgb(60 45 35 / 0.16)',
    xl: '0 14px 44px rgb(60 45 35 / 0.20)',
  },
  components: {
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    // the head of a dialog is not another head of the page
    ModalHeader: { defaultProps: { component: 'div' } },
    DrawerHeader: { defaultProps: { component: 'div' } },
    Modal: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        centered: true,
        radius: 'lg',
        overlayProps: { color: '#241c18', backgroundOpacity: 0.32 },
      },
    },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    InputClearButton: { defaultProps: { 'aria-label': 'Clear', size: 24 } },
    Tooltip: {
      defaultProps: { openDelay: 350, withArrow: false, fz: 'xs', events: { hover: true, focus: true, touch: true } },
    },
    Loader: { defaultProps: { type: 'dots', size: 'sm' } },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-end', withinPortal: true } },
    Popover: { defaultProps: { shadow: 'md' } },
    Select: { defaultProps: { comboboxProps: { shadow: 'md' }, checkIconPosition: 'right' } },
    Paper: { defaultProps: { radius: 'md' } },
    Tabs: { defaultProps: { keepMounted: false } },
    SegmentedControl: { defaultProps: { size: 'sm', radius: 'sm' } },
    Checkbox: { defaultProps: { size: 'sm' } },
    Radio: { defaultProps: { size: 'sm' } },
    Switch: { defaultProps: { size: 'sm' } },
  },
});

function schemeVariables(p: Palette): Record<`--${string}`, string> {
  const out: Record<`--${string}`, string> = {
    '--mantine-color-text': p.text,
    '--mantine-color-body': p.surface,
    '--mantine-color-bright': p.text,
    '--mantine-color-dimmed': p.muted,
    '--mantine-color-placeholder': p.faint,
    '--mantine-color-anchor': p.accentText,
    '--mantine-color-error': p.tones.red.ink,
    '--mantine-color-success': p.tones.green.ink,
    '--mantine-color-default': p.raised,
    '--mantine-color-default-hover': p.hover,
    '--mantine-color-default-color': p.text,
    '--mantine-color-default-border': p.line,
    '--mantine-color-disabled': p.sunken,
    '--mantine-color-disabled-color': p.faint,
    '--mantine-color-disabled-border': p.line,
    '--mantine-primary-color-contrast': p.onSolid,
    '--mantine-color-gray-text': p.muted,
    '--mantine-color-gray-light': p.sunken,
    '--mantine-color-gray-light-hover': p.hover,
    '--mantine-color-gray-light-color': p.muted,
    '--mantine-color-gray-outline': p.edge,
    '--s-ground': p.ground,
    '--s-surface': p.surface,
    '--s-raised': p.raised,
    '--s-sunken': p.sunken,
    '--s-hover': p.hover,
    '--s-line': p.line,
    '--s-edge': p.edge,
    '--s-text': p.text,
    '--s-muted': p.muted,
    '--s-faint': p.faint,
    '--s-accent': p.accent,
    '--s-accent-text': p.accentText,
    '--s-selected': p.selected,
    '--s-focus': p.focus,
    '--s-rail': p.rail,
  };
  for (const name of toneNames) {
    const tone = p.tones[name];
    out[`--s-${name}-soft`] = tone.soft;
    out[`--s-${name}-ink`] = tone.ink;
    out[`--s-${name}-edge`] = tone.edge;
    out[`--s-${name}-solid`] = tone.solid;
    out[`--mantine-color-${name}-text`] = tone.ink;
    out[`--mantine-color-${name}-filled`] = tone.solid;
    out[`--mantine-color-${name}-filled-hover`] = name === 'plum' ? p.accentHover : tone.solid;
    out[`--mantine-color-${name}-light`] = tone.soft;
    out[`--mantine-color-${name}-light-hover`] = tone.soft;
    out[`--mantine-color-${name}-light-color`] = tone.ink;
    out[`--mantine-color-${name}-outline`] = tone.edge;
    out[`--mantine-color-${name}-outline-hover`] = tone.soft;
  }
  return out;
}

/** Puts the palettes into CSS variables: `--s-surface`, `--s-green-ink`, ... and Mantine's own. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: schemeVariables(light),
  dark: schemeVariables(dark),
});
