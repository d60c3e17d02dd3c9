# shellcheck shell=bash
# What the verbs of ops/ share. Sourced, never run; each function says what it changes.

athar_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# A verb started by another goes on counting the other's seconds.
export ATHAR_VERB_BEGAN=${ATHAR_VERB_BEGAN:-$EPOCHSECONDS}
athar_started=$((SECONDS - (EPOCHSECONDS - ATHAR_VERB_BEGAN)))
# shellcheck disable=SC2034 # read by the verbs
postgres_bin=/usr/lib/postgresql/15/bin

# One progress line with the seconds since the verb began; on stderr, so that stdout is free for answers.
say() { printf '[%4d s] %s\n' $((SECONDS - athar_started)) "$*" >&2; }
fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# Prints the comment at the head of the calling script as its help when one of the arguments asks for it.
help_if_asked() {
  local argument
  for argument in "$@"; do
    case $argument in
      -h | --help)
        sed -n '2,/^[^#]/{/^#/!q;s/^# \{0,1\}//;p}' "$0"
        exit 0
        ;;
    esac
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo -- "$@"
  else
    fail "this step needs root, and there is no sudo: run as root once: $*"
  fi
}

# The packages of the given sections of the list, one a line.
packages_of() {
  local wanted=" $* "
  awk -v wanted="$wanted" '
    /^[[:space:]]*(#|$)/ { next }
    /^\[/ { gsub(/[][]/, ""); inside = index(wanted, " " $1 " ") > 0; next }
    inside { print $1 }' "$athar_root/ops/packaging/debian-packages.txt"
}

# Installs what is missing of the given sections, in one apt-get run. Says nothing when nothing is missing.
need_packages() {
  local package missing=()
  local -A installed=()
  while read -r package; do installed[$package]=1; done < <(
    dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p'
  )
  while read -r package; do
    [ -n "${installed[$package]:-}" ] || missing+=("$package")
  done < <(packages_of "$@")
  [ ${#missing[@]} -gt 0 ] || return 0

  say "installing from Debian, which may take minutes: ${missing[*]}"
  [ -n "${installed[postgresql-common]:-}" ] || no_default_cluster
  local apt=(env DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 apt-get -qq -o Dpkg::Use-Pty=0)
  as_root "${apt[@]}" update >&2 || say "the package lists could not be refreshed; going on with those at hand"
  local log
  log=$(mktemp)
  if ! as_root "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    fail "apt-get could not install the packages; its whole output is in $log"
  fi
  rm -f "$log"
  say "packages installed"
}

# Debian makes and starts a cluster of its own when PostgreSQL is installed; Athar has no use for it.
no_default_cluster() {
  [ -e /etc/postgresql-common/createcluster.conf ] && return 0
  as_root install -d -m 755 /etc/postgresql-common
  echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
}

# Puts a Node of version 22 or newer, and an npm that works with it, first on PATH: the machine's own, else the ones of
# ops/packaging/node under .tools/.
node_env() {
  local tools="$athar_root/.tools/node" own
  own=$({ node --version 2>/dev/null || true; } | sed -n 's/^v\([0-9]*\)\..*/\1/p')
  if [ "${own:-0}" -ge 22 ] && command -v npm >/dev/null; then return 0; fi

  local lock="$athar_root/ops/packaging/node/package-lock.json"
  if ! cmp -s "$lock" "$tools/installed-lock.json" || [ ! -x "$tools/bin/node" ]; then
    command -v npm >/dev/null || need_packages npm
    say "fetching Node for the web application"
    mkdir -p "$tools"
    rm -f "$tools/installed-lock.json"
    cp "$athar_root/ops/packaging/node/package.json" "$lock" "$tools/"
    npm ci --prefix "$tools" --no-audit --no-fund --loglevel=error >&2
    mkdir -p "$tools/bin"
    # Not node_modules/.bin: older versions of npm make no link to an optional package's program.
    (
      cd "$tools/bin" || exit
      ln -sfn ../node_modules/node-linux-*/bin/node node
      ln -sfn ../node_modules/npm/bin/npm-cli.js npm
      ln -sfn ../node_modules/npm/bin/npx-cli.js npx
    )
    cp "$lock" "$tools/installed-lock.json"
  fi
  PATH="$tools/bin:$PATH"
  export PATH
}

# Compilers of Boost and the tests take about 1 GiB each: as many at once as cores and memory allow.
compile_jobs() {
  local cores gib
  cores=$(nproc)
  gib=$(awk '/MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo)
  local jobs=$((cores + 1))
  [ "$gib" -ge "$jobs" ] || jobs=$gib
  echo $((jobs > 0 ? jobs : 1))
}

# configure PRESET: writes build/PRESET/build.ninja when there is none or the presets changed.
configure() {
  local preset=$1 folder="$athar_root/build/$1"
  if [ -f "$folder/build.ninja" ] && [ ! "$athar_root/CMakePresets.json" -nt "$folder/configured" ]; then
    # New folders and files: Ninja looks at the globs and configures again by itself.
    ninja -C "$folder" build.ninja >"$folder/configure.log" 2>&1 || { cat "$folder/configure.log" >&2 && return 1; }
    return 0
  fi
  mkdir -p "$folder"
  say "configuring build/$preset"
  if ! (cd "$athar_root" && cmake --preset "$preset") >"$folder/configure.log" 2>&1; then
    cat "$folder/configure.log" >&2
    return 1
  fi
  touch "$folder/configured"
}

# build PRESET TARGET…: configures when needed and compiles; one build at a time per preset. Output on stderr.
build() {
  local preset=$1 folder="$athar_root/build/$1" started=$SECONDS
  shift
  mkdir -p "$folder"
  (
    flock 8
    configure "$preset" || exit 1
    # Without it ccache keeps nothing that is compiled with a precompiled header: the environment of a preset is for configuring only.
    export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    NINJA_STATUS="[$preset %f/%t, %es] " ninja -C "$folder" -j "$(compile_jobs)" "$@"
  ) 8>"$folder/.lock" >&2 || return 1
  [ $((SECONDS - started)) -lt 3 ] || say "build/$preset is ready ($((SECONDS - started)) s)"
}

# The checksum of a text, short, for names of things that belong to a path or an address.
short_name() { printf '%s' "$1" | cksum | cut -d' ' -f1; }

# Percent-encodes a path for a query of a URL.
url_encoded() {
  local text=$1 out='' i c
  for ((i = 0; i < ${#text}; i++)); do
    c=${text:i:1}
    case $c in
      [a-zA-Z0-9/._~-]) out+=$c ;;
      *) out+=$(printf '%s' "$c" | od -An -tx1 | tr -d '\n' | sed 's/ /%/g') ;;
    esac
  done
  printf '%s' "$out"
}

# The address of the database that ops/run uses for a data directory: ATHAR_DATABASE_URL, else the private cluster's.
database_url_of() {
  if [ -n "${ATHAR_DATABASE_URL:-}" ]; then
    printf '%s\n' "$ATHAR_DATABASE_URL"
  else
    "$athar_root/ops/postgres" url "$1/postgres" athar athar
  fi
}
