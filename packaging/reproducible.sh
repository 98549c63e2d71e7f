#!/bin/sh
# Builds the commit that is checked out twice, in two fresh clones, and compares the jars byte for byte:
#
#   sh packaging/reproducible.sh [CLONES]     exit code 0 if they are the same
#
# CLONES is a directory for the two clones, otherwise a temporary one that is removed.
set -eu

root=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
if [ $# -gt 0 ]; then
  clones=$1
  mkdir -p "$clones"
else
  clones=$(mktemp -d)
  trap 'rm -rf "$clones"' EXIT
fi

sums() { # CLONE: builds it and prints the sums of its jars
  git clone -q "$root" "$clones/$1" >&2
  (cd "$clones/$1" && ./mvnw -B -q -Dmaven.test.skip=true package >"$clones/$1.log" 2>&1) || {
    tail -n 20 "$clones/$1.log" >&2
    exit 70
  }
  (cd "$clones/$1" && sha256sum -- */target/*.jar)
}

sums first >"$clones/first.sums"
sums second >"$clones/second.sums"
cat "$clones/first.sums"
cmp -s "$clones/first.sums" "$clones/second.sums" || {
  printf 'reproducible: the two builds differ:\n' >&2
  diff "$clones/first.sums" "$clones/second.sums" >&2 || true
  exit 1
}
printf 'Both builds of %s gave these.\n' "$(git -C "$root" rev-parse --short HEAD)"
