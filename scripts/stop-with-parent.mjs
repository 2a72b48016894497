// Loaded into the server by scripts/start.mjs: it stops in an orderly way, however the processes around it end.

// When the process that started us is killed outright, stop too.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}

// A stopped group sends each process the signal, and our parent passes it on once more. The second must not cut the
// orderly stop short; a signal before the program listens ends it at once.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  let isStopping = false
  process.on(signal, () => {
    if (!isStopping && process.listenerCount(signal) === 1) process.exit(0)
    isStopping = true
  })
}
