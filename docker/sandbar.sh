#!/bin/sh
# `sandbar …` in the image.
exec node --enable-source-maps /app/dist/apps/cli/src/main.js "$@"
