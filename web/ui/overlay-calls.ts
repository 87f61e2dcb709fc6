// Apart from their callers so that neither library is part of the first load.
export { modals } from '@mantine/modals'
export { notifications } from '@mantine/notifications'
