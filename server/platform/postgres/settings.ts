/** Given on the command line at each start, so that they follow the program and not the data folder. */
export function serverSettings(port: number, durable: boolean): string[] {
  const settings = { ...network(port), ...memory, ...logging, ...(durable ? {} : careless) }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function network(port: number) {
  return { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', max_connections: 100 }
}

const memory = {
  shared_buffers: '128MB',
  work_mem: '8MB',
  effective_cache_size: '1GB',
  random_page_cost: 1.1,
  max_wal_size: '512MB',
  jit: 'off',
  // One machine, no replicas: less to write and four helper processes fewer.
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_logical_replication_workers: 0,
  io_method: 'sync',
  timezone: 'UTC',
  cluster_name: 'balcao',
}

/** The program reports its own failed statements; here they would only leave personal data in a file. */
const logging = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
}

const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
