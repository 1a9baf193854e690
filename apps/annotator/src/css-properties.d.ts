import 'react';

declare module 'react' {
  interface CSSProperties {
    /** How many steps a scale has. */
    '--steps'?: number;
  }
}
