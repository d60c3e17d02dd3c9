import {
  ActionIcon,
  Anchor,
  Button,
  Checkbox,
  createTheme,
  Input,
  InputWrapper,
  Menu,
  Modal,
  Popover,
  SegmentedControl,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import classes from './controls.module.css';

// Mantine computes with these two scales, so they are the values of tokens.css rather than references to it.
const accent: MantineColorsTuple = [
  '#EEF4FB', '#D9E6F5', '#B3CCEA', '#86ADDB', '#5A8DCA', '#3671B6', '#1F5A9F', '#174A86', '#113A6A', '#0B294C',
];
const gray: MantineColorsTuple = [
  '#FAF9F7', '#F3F2EE', '#E6E4DE', '#D3D0C8', '#ADA9A1', '#86827A', '#66625A', '#4A4740', '#32302B', '#1A1916',
];
const red: MantineColorsTuple = [
  '#FBEAE7', '#F6D3CE', '#ECA9A1', '#DF7D73', '#D0574B', '#BC3A2D', '#B23024', '#A8261C', '#871D15', '#651610',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: 7,
  colors: { accent, gray, red },
  white: '#FFFFFF',
  black: '#1A1916',
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace',
  fontSizes: {
    xs: 'var(--text-xs)', sm: 'var(--text-sm)', md: 'var(--text-md)', lg: 'var(--text-lg)', xl: 'var(--text-xl)',
  },
  lineHeights: {
    xs: 'var(--lead-xs)', sm: 'var(--lead-sm)', md: 'var(--lead-md)', lg: 'var(--lead-lg)', xl: 'var(--lead-xl)',
  },
  spacing: { xs: 'var(--s-2)', sm: 'var(--s-4)', md: 'var(--s-6)', lg: 'var(--s-8)', xl: 'var(--s-9)' },
  radius: { xs: 'var(--r-1)', sm: 'var(--r-2)', md: 'var(--r-3)' },
  defaultRadius: 'sm',
  shadows: { xs: 'none', sm: 'none', md: 'var(--lift)', lg: 'var(--lift)', xl: 'var(--lift)' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: 'var(--text-xl)', lineHeight: 'var(--lead-xl)' },
      h2: { fontSize: 'var(--text-md)', lineHeight: 'var(--lead-md)' },
      h3: { fontSize: 'var(--text-sm)', lineHeight: 'var(--lead-sm)' },
    },
  },
  focusRing: 'never', // base.css draws it once for everything
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm', variant: 'default' }, classNames: { root: classes.button, section: classes.buttonSection } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Anchor: Anchor.extend({ defaultProps: { inherit: true } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'description', 'error', 'input'] },
      classNames: { root: classes.field, label: classes.label, description: classes.help, error: classes.error },
    }),
    Input: Input.extend({ classNames: { wrapper: classes.inputWrapper, input: classes.input } }),
    SegmentedControl: SegmentedControl.extend({
      classNames: { root: classes.segments, label: classes.segment, indicator: classes.segmentIndicator },
    }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', withinPortal: true, position: 'bottom-end' }, classNames: { item: classes.item } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md' } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, radius: 'md', overlayProps: { backgroundOpacity: 0.35 } },
      classNames: { title: classes.dialogTitle },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, multiline: true, maw: 280 } }),
  },
});

/** Mantine's own variables follow ours, so that density, contrast and Arabic settings reach its parts too. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  // Mantine writes its scheme's values after the common ones: ours must stand with the scheme.
  light: {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-muted)',
    '--mantine-color-placeholder': 'var(--text-muted)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--control-line)',
    '--mantine-line-height': 'var(--lead-md)',
    '--mantine-font-family': 'var(--font)',
  },
  dark: {},
});
