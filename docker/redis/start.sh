#!/bin/sh
# The password goes from its file into a configuration of the container's memory: `ps` shows none.
set -eu
umask 077
secrets=${SECRETS:-/run/secrets}
here=$(dirname "$0")
running=${RUNNING:-/tmp/redis.conf}
{
  cat "$here/redis.conf"
  printf 'requirepass %s\n' "$(cat "$secrets/redis_password")"
} >"$running"
exec redis-server "$running" "$@"
