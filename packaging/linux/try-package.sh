#!/bin/sh
# Installs a package of Lifeboat on this machine, tries it, removes it, and compares the files before and after.
# Needs root, and a machine without an installed Lifeboat:
#
#   sudo sh packaging/linux/try-package.sh packaging/target/dist/lifeboat_0.1.0_amd64.deb
set -eu

package=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

list() { # every file outside of what other programs write all the time
  find /usr /opt /etc /var/lib /var/cache -xdev ! -path '/var/lib/dpkg/*' ! -path '/var/lib/apt/*' ! -path '/var/cache/apt/*' \
    ! -path '/var/cache/debconf/*' 2>/dev/null | sort
}

fail() {
  printf 'try-package: %s\n' "$*" >&2
  exit 1
}

lifeboat() { # as a user whose PATH has no Java, nor anything else
  env -i HOME="$scratch/home" XDG_CONFIG_HOME="$scratch/home/config" XDG_DATA_HOME="$scratch/home/data" \
    XDG_STATE_HOME="$scratch/home/state" XDG_CACHE_HOME="$scratch/home/cache" PATH="$scratch/nothing" LANG=C.UTF-8 \
    JAVA_TOOL_OPTIONS='-Dglass.platform=Headless -Dprism.order=sw' /usr/bin/lifeboat "$@"
}

! dpkg -s lifeboat >/dev/null 2>&1 || fail "Lifeboat is installed already"
mkdir "$scratch/home"
list >"$scratch/before"
dpkg -i "$package" >"$scratch/dpkg.log" 2>&1 || { cat "$scratch/dpkg.log"; fail "dpkg -i"; }
trap 'dpkg -P lifeboat >/dev/null 2>&1; rm -rf "$scratch"' EXIT
list >"$scratch/installed"

[ -z "$(dpkg -V lifeboat)" ] || fail "installed files are not those of the package: $(dpkg -V lifeboat)"
lifeboat --version 2>/dev/null
lifeboat doctor --json 2>/dev/null | grep -q '"start_cache" : true' || fail "the start cache is not in use"
lifeboat smoke --lang en 2>/dev/null
lifeboat run leader-loss.json --lang en 2>/dev/null | grep '^Verdict: holds'
man --where lifeboat
MANPAGER=cat man -l "$(man --where lifeboat)" 2>/dev/null | head -n 4
if command -v update-mime-database >/dev/null; then
  grep -h lifeboat /usr/share/mime/globs2
fi

dpkg -r lifeboat >"$scratch/dpkg.log" 2>&1 || { cat "$scratch/dpkg.log"; fail "dpkg -r"; }
trap 'rm -rf "$scratch"' EXIT
list >"$scratch/after"
printf '%s files and directories more with the package; left after its removal: ' "$(comm -13 "$scratch/before" "$scratch/installed" | wc -l)"
comm -13 "$scratch/before" "$scratch/after" >"$scratch/left"
if [ -s "$scratch/left" ]; then
  cat "$scratch/left"
  fail "the removal leaves files"
fi
printf 'none\nThe user keeps:\n'
(cd "$scratch/home" && find . -type f | sed 's|^\.|  ~|' | head -n 20)
