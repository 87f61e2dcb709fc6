/** Defaults of components that hold everywhere; by name, so that naming one here does not load it. */
export const componentDefaults = {
  Anchor: { defaultProps: { underline: 'always' } },
  Button: { defaultProps: { size: 'sm', fw: 550 } },
  Input: { defaultProps: { size: 'sm' } },
  InputWrapper: {
    defaultProps: { size: 'sm', inputWrapperOrder: ['label', 'description', 'input', 'error'] },
  },
  Menu: { defaultProps: { shadow: 'md', radius: 'md', withInitialFocusPlaceholder: false } },
  Modal: { defaultProps: { radius: 'md', padding: 'lg', overlayProps: { backgroundOpacity: 0.4 } } },
  // A window's head is not the page's banner.
  ModalHeader: { defaultProps: { role: 'presentation' } },
  DrawerHeader: { defaultProps: { role: 'presentation' } },
}
