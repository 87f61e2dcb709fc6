/** The mark of Balcão: somebody behind a counter, seen from the front. */
export function BrandMark({ size = 24, title }: { size?: number; title?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      role={title ? 'img' : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
      focusable="false"
    >
      <rect width="32" height="32" rx="8" fill="var(--mantine-primary-color-filled)" />
      <circle cx="16" cy="9.6" r="3.6" fill="#fff" />
      <path d="M9.2 19a6.8 6.2 0 0 1 13.6 0Z" fill="#fff" opacity=".8" />
      <rect x="5" y="20" width="22" height="3" rx="1.5" fill="#fff" />
      <path d="M8 24h16v.8a1.7 1.7 0 0 1-1.7 1.7H9.7A1.7 1.7 0 0 1 8 24.8Z" fill="#fff" opacity=".55" />
    </svg>
  )
}
