/** Words of screen 3, the scope. */
export const scopeMessages = {
  'page.scope.kind.attachment': 'attachment',
  'page.scope.kind.contacts': 'address book',
  'page.scope.kind.file': 'file',
} as const;
