/**
 * The colours of the house. Surfaces are warm neutrals, there is one accent (plum), and tones are used for status only.
 * Every pair that carries text or an edge a person must see is checked against WCAG 2.2 AA in tokens.test.ts.
 */

/** What a tone may stand for is decided by the page; the design system only knows the colour. */
export const toneNames = ['grey', 'plum', 'blue', 'violet', 'teal', 'green', 'amber', 'red'] as const;
export type Tone = (typeof toneNames)[number];

export interface ToneColours {
  /** A quiet fill behind text, e.g. a badge or a calendar event. */
  soft: string;
  /** Text and icons on `soft`, and on every surface. */
  ink: string;
  /** An edge or a bar beside `soft`; 3:1 against every surface. */
  edge: string;
  /** A strong fill with white (light) or near-black (dark) text. */
  solid: string;
}

export interface Palette {
  ground: string;
  surface: string;
  raised: string;
  sunken: string;
  hover: string;
  line: string;
  /** Edge of something one can type into or press: 3:1 on every surface. */
  edge: string;
  text: string;
  muted: string;
  faint: string;
  accent: string;
  accentHover: string;
  accentText: string;
  onSolid: string;
  selected: string;
  focus: string;
  rail: string;
  tones: Record<Tone, ToneColours>;
}

export const light: Palette = {
  ground: '#f7f5f2',
  surface: '#fffefc',
  raised: '#ffffff',
  sunken: '#f0ede8',
  hover: '#f5f2ed',
  line: '#e4dfd8',
  edge: '#8e857a',
  text: '#2a2622',
  muted: '#5f574f',
  faint: '#6f675e',
  accent: '#7d4765',
  accentHover: '#6b3a55',
  accentText: '#74405d',
  onSolid: '#ffffff',
  selected: '#f5ebf0',
  focus: '#7d4765',
  rail: '#f0ede8',
  tones: {
    grey: { soft: '#ece8e2', ink: '#534c45', edge: '#857c71', solid: '#665e55' },
    plum: { soft: '#f5e8ef', ink: '#6f3a57', edge: '#a0668a', solid: '#7d4765' },
    blue: { soft: '#e4edf7', ink: '#27507c', edge: '#5584b6', solid: '#33628f' },
    violet: { soft: '#ece8f8', ink: '#50408c', edge: '#8473c0', solid: '#5e4d9c' },
    teal: { soft: '#ddf0ee', ink: '#135550', edge: '#3a8a83', solid: '#1d6a64' },
    green: { soft: '#e2f0e2', ink: '#285a33', edge: '#548f60', solid: '#356b40' },
    amber: { soft: '#faeccd', ink: '#6b4509', edge: '#a97c25', solid: '#87590e' },
    red: { soft: '#fbe6e2', ink: '#8c2c20', edge: '#c4675a', solid: '#a83a2c' },
  },
};

export const dark: Palette = {
  ground: '#191715',
  surface: '#211e1c',
  raised: '#2a2724',
  sunken: '#151311',
  hover: '#2a2724',
  line: '#3a3632',
  edge: '#877e74',
  text: '#ece8e3',
  muted: '#b8afa5',
  faint: '#a49b91',
  accent: '#96587c',
  accentHover: '#8a4f71',
  accentText: '#dfaecb',
  onSolid: '#ffffff',
  selected: '#3a2b34',
  focus: '#dfaecb',
  rail: '#151311',
  tones: {
    grey: { soft: '#38342f', ink: '#d4ccc3', edge: '#8f867b', solid: '#6b635a' },
    plum: { soft: '#42303b', ink: '#eac0d8', edge: '#b57a9d', solid: '#96587c' },
    blue: { soft: '#263648', ink: '#b3d2f2', edge: '#5f8fc2', solid: '#3f6f9f' },
    violet: { soft: '#342f4c', ink: '#cfc4f5', edge: '#8f7fcb', solid: '#6c5bab' },
    teal: { soft: '#1d3b39', ink: '#a3dcd5', edge: '#43968e', solid: '#267069' },
    green: { soft: '#263b2a', ink: '#b2ddb7', edge: '#5f9b6b', solid: '#3a7346' },
    amber: { soft: '#43351a', ink: '#f0d08f', edge: '#b58a35', solid: '#875a10' },
    red: { soft: '#4a2a25', ink: '#f7bcb2', edge: '#cf7467', solid: '#b04538' },
  },
};
