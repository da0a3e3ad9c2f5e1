/**
 * The component library dressed as Handback: our colours, corners and type in
 * both schemes. Colours themselves live in theme.css; this maps them.
 */
import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';
import field from './field.module.css';
import button from './button.module.css';
import float from './float.module.css';

const brand: MantineColorsTuple = ['#e3f1ed', '#cfe6e0', '#a9d3c9', '#80bfb1', '#56c2ac', '#2f8f7e', '#0d6e5f', '#0a5a4e', '#08493f', '#063830'];

const input = { classNames: { input: field.input, label: field.label, description: field.description, error: field.error, wrapper: field.wrapper }, defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] } };

/** A dialog's heading line is not a second banner of the page. */
const plainHeader = { header: { role: 'presentation' } };

export const theme = createTheme({
  colors: { brand },
  primaryColor: 'brand',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  fontFamily: 'var(--hb-font)',
  fontFamilyMonospace: 'var(--hb-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '16px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { classNames: { root: button.root, label: button.label, section: button.section }, defaultProps: { variant: 'default' } },
    TextInput: input,
    PasswordInput: input,
    NumberInput: input,
    Textarea: input,
    // The list itself scrolls, so that whoever cannot see it is told of one list and nothing around it.
    Select: { classNames: { ...input.classNames, options: float.options }, defaultProps: { ...input.defaultProps, withScrollArea: false, comboboxProps: { shadow: 'none', transitionProps: { duration: 0 }, classNames: { dropdown: float.sheet, option: float.option } } } },
    Checkbox: { defaultProps: { radius: 'xs' }, classNames: { input: field.check, label: field.checkLabel, description: field.checkDescription } },
    RadioGroup: { classNames: { label: field.label, description: field.description, error: field.error } },
    CheckboxGroup: { classNames: { label: field.label, description: field.description, error: field.error } },
    Radio: { classNames: { radio: field.check, label: field.checkLabel } },
    Switch: { classNames: { track: field.track } },
    Modal: {
      defaultProps: { centered: true, transitionProps: { duration: 120, transition: 'fade' }, overlayProps: { color: 'var(--hb-veil)', backgroundOpacity: 1 }, closeButtonProps: { 'aria-label': 'Close' }, attributes: plainHeader },
      classNames: { content: float.dialog, header: float.dialogHeader, title: float.dialogTitle, body: float.dialogBody },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 140 }, closeButtonProps: { 'aria-label': 'Close' }, attributes: plainHeader }, classNames: { content: float.drawer, header: float.drawerHeader, title: float.dialogTitle } },
    Menu: { defaultProps: { transitionProps: { duration: 0 }, position: 'bottom-end', withinPortal: false, withInitialFocusPlaceholder: false }, classNames: { dropdown: float.sheet, item: float.option, label: float.groupLabel } },
    Popover: { defaultProps: { transitionProps: { duration: 0 } }, classNames: { dropdown: float.sheet } },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 0 } }, classNames: { tooltip: float.tip } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--hb-paper)',
  '--mantine-color-text': 'var(--hb-ink)',
  '--mantine-color-dimmed': 'var(--hb-quiet)',
  '--mantine-color-placeholder': 'var(--hb-quiet)',
  '--mantine-color-error': 'var(--hb-late)',
  '--mantine-color-anchor': 'var(--hb-home)',
  '--mantine-color-default': 'var(--hb-card)',
  '--mantine-color-default-hover': 'var(--hb-hover)',
  '--mantine-color-default-color': 'var(--hb-ink)',
  '--mantine-color-default-border': 'var(--hb-line)',
  '--mantine-primary-color-filled': 'var(--hb-home)',
  '--mantine-primary-color-filled-hover': 'var(--hb-home-strong)',
  '--mantine-primary-color-contrast': 'var(--hb-on-home)',
  '--mantine-color-brand-filled': 'var(--hb-home)',
  '--mantine-color-brand-filled-hover': 'var(--hb-home-strong)',
  '--mantine-color-brand-light': 'var(--hb-home-ground)',
  '--mantine-color-brand-light-color': 'var(--hb-home)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
