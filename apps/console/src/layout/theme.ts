import { defaultDarkTheme, defaultLightTheme, type RaThemeOptions } from 'react-admin';

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

const TYPOGRAPHY: RaThemeOptions['typography'] = {
  fontFamily: FONT,
  h1: { fontSize: '1.6rem', fontWeight: 650, letterSpacing: '-0.01em', lineHeight: 1.25 },
  h2: { fontSize: '1.05rem', fontWeight: 650, lineHeight: 1.35 },
  h3: { fontSize: '0.95rem', fontWeight: 650, lineHeight: 1.4 },
  button: { textTransform: 'none', fontWeight: 600 },
};

const READABLE_MESSAGE = { '& div': { opacity: 1 } };

/** What both modes share: flat cards with a line around them, no capitals on buttons, a quiet bar on top. */
function themeOf(
  base: RaThemeOptions,
  mode: 'light' | 'dark',
  line: string,
  bar: string,
  ink: string,
): RaThemeOptions {
  return {
    ...base,
    typography: TYPOGRAPHY,
    shape: { borderRadius: 8 },
    sidebar: { width: 208, closedWidth: 50 },
    components: {
      ...base.components,
      // The charts choose their colours by it.
      MuiCssBaseline: { styleOverrides: { ':root': { colorScheme: mode } } },
      MuiAppBar: {
        styleOverrides: {
          root: {
            backgroundColor: bar,
            color: ink,
            boxShadow: 'none',
            borderBottom: `1px solid ${line}`,
            backgroundImage: 'none',
          },
        },
        defaultProps: { color: 'default' },
      },
      MuiCircularProgress: { defaultProps: { 'aria-label': 'Loading' } },
      // Faint by default, too faint to read.
      RaAccessDenied: { styleOverrides: { root: READABLE_MESSAGE } },
      RaAuthenticationError: { styleOverrides: { root: READABLE_MESSAGE } },
      MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiCard: { defaultProps: { elevation: 0 }, styleOverrides: { root: { border: `1px solid ${line}` } } },
      MuiTableCell: { styleOverrides: { root: { borderBottomColor: line }, head: { fontWeight: 600 } } },
      MuiButton: { ...base.components?.MuiButton, defaultProps: { disableElevation: true } },
    },
  };
}

export const lightTheme: RaThemeOptions = themeOf(
  {
    ...defaultLightTheme,
    palette: {
      mode: 'light',
      // Readable on the tint of a button under the pointer, too.
      error: { main: '#b3261e' },
      primary: { main: '#0f6359' },
      secondary: { main: '#0f6359' },
      // Darker than Material's, which are too faint as small text on white.
      info: { main: '#0069a8' },
      warning: { main: '#a34d00' },
      background: { default: '#faf8f4', paper: '#ffffff' },
      text: { primary: '#1d2126', secondary: '#555b63' },
    },
  },
  'light',
  '#e2ddd2',
  '#ffffff',
  '#1d2126',
);

export const darkTheme: RaThemeOptions = themeOf(
  {
    ...defaultDarkTheme,
    palette: {
      mode: 'dark',
      primary: { main: '#5fc9ba' },
      secondary: { main: '#5fc9ba' },
      error: { main: '#ff8177' },
      background: { default: '#16181b', paper: '#1e2125' },
      text: { primary: '#ecebe7', secondary: '#b1b3b6' },
    },
  },
  'dark',
  '#33383e',
  '#1e2125',
  '#ecebe7',
);
