#!/bin/sh
# Makes the secrets that compose.yml mounts, in docker/secrets (or $1). What is there already stays: it can be run again.
set -eu
folder=${1:-$(dirname "$0")/secrets}
umask 077
mkdir -p "$folder"
chmod 700 "$folder"

random_hex() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
# Readable for the containers' users, none of whom is root; nobody else gets past the directory.
keep() {
  [ -e "$folder/$1" ] || printf '%s' "$2" >"$folder/$1"
  chmod 444 "$folder/$1"
}
read_back() { cat "$folder/$1"; }

for name in postgres_password owner_password app_password system_password redis_password; do
  keep "$name" "$(random_hex)"
done
keep secrets_key "$(head -c 32 /dev/urandom | base64)"
for role in owner app system; do
  keep "database_url_$role" "postgres://sandbar_$role:$(read_back "${role}_password")@postgres:5432/sandbar"
done
keep redis_url "redis://:$(read_back redis_password)@redis:6379/0"
echo "secrets: $folder"
