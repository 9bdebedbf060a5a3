import type { Role } from '../../kernel/roles.ts';

/** Who can sign in to the demo clinic. The passwords are no secret: they are printed at start. */
export interface DemoLogin {
  key: 'owner' | 'injector' | 'injector2' | 'frontDesk' | 'stockKeeper';
  name: string;
  title: string;
  login: string;
  password: string;
  role: Role;
  provider: boolean;
  colour: string;
}

export const demoLogins: readonly DemoLogin[] = [
  {
    key: 'owner',
    name: 'Dr. Helena Marsh',
    title: 'Medical director',
    login: 'helena',
    password: 'marble-lantern-42',
    role: 'owner',
    provider: true,
    colour: '#8a7aa8',
  },
  {
    key: 'injector',
    name: 'Imani Okafor, NP',
    title: 'Nurse practitioner',
    login: 'imani',
    password: 'quiet-meadow-17',
    role: 'injector',
    provider: true,
    colour: '#5f8f86',
  },
  {
    key: 'injector2',
    name: 'Sofia Lindqvist, RN',
    title: 'Nurse injector',
    login: 'sofia',
    password: 'silver-harbor-28',
    role: 'injector',
    provider: true,
    colour: '#b07d62',
  },
  {
    key: 'frontDesk',
    name: 'Mateo Reyes',
    title: 'Front desk',
    login: 'mateo',
    password: 'bright-orchard-63',
    role: 'frontDesk',
    provider: false,
    colour: '#6d86a8',
  },
  {
    key: 'stockKeeper',
    name: 'Yuki Tanaka',
    title: 'Stock keeper',
    login: 'yuki',
    password: 'gentle-canyon-55',
    role: 'stockKeeper',
    provider: false,
    colour: '#8f8f6a',
  },
];
