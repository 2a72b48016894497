// Loaded into the server: when the process that started it is killed outright, the server stops in an orderly way too.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
