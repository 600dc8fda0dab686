# shellcheck shell=bash
# What run, test and bench share; they source it. Everything here speaks on standard error only, so that the
# standard output of `./run ... --json` stays one document.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=$root/build/logs
jobs=$(nproc)
# A clone elsewhere, or made anew by CI, finds what ccache has compiled before.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1

say() { printf '%s\n' "$*" >&2; }
die() {
  say "$@"
  exit 1
}

# install_packages GROUP...: installs what of these groups of tools/packages is missing; no network if nothing is.
install_packages() {
  local group package wanted=() present missing=()
  for group in "$@"; do read -ra wanted <<<"${wanted[*]} $(sed -n "s/^$group: //p" "$root/tools/packages")"; done
  command -v dpkg-query >/dev/null || { say "not Debian: what is needed is listed in tools/packages"; return; }
  present=" $(dpkg-query -W -f '${Package}=${db:Status-Status} ' "${wanted[@]}" 2>/dev/null || true) "  # fails where one is unknown
  for package in "${wanted[@]}"; do [[ $present == *" $package=installed "* ]] || missing+=("$package"); done
  ((${#missing[@]})) || return 0

  local as_root=()
  ((EUID == 0)) || as_root=(sudo -n)
  say "installing Debian packages: ${missing[*]}"
  if ! attended "apt-get update" apt-update "${as_root[@]}" apt-get -q update ||
    ! attended "apt-get install" apt-install "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get -q -y --no-install-recommends install "${missing[@]}"; then
    die "These packages are needed. As root:  apt-get update && apt-get install ${missing[*]}"
  fi
}

# attended TITLE LOG COMMAND...: runs the command with its output in build/logs/LOG.log; one line of progress once it
# takes more than 2 seconds; the end of the log if it fails, without the steps of ninja and the tests of ctest that passed.
attended() {
  local title=$1 log=$logs/$2.log started=$SECONDS status=0 child
  shift 2
  mkdir -p "$logs"
  "$@" >"$log" 2>&1 </dev/null &
  child=$!
  trap 'kill "$child" 2>/dev/null; wait "$child"; exit 130' INT TERM
  progress "$title" "$log" "$child"
  wait "$child" || status=$?
  trap - INT TERM
  if ((status)); then
    say "$title: failed. The end of $log:"
    grep -avE '^\[[0-9]+/[0-9]+\] (Build|Link)ing |^ +Start +[0-9]+: |\.\.\. +Passed +' "$log" | tail -n 60 >&2 || true
  elif ((SECONDS - started > 2)); then
    say "$title: done in $((SECONDS - started)) s"
  fi
  return $status
}

# progress TITLE LOG PID: what a person sees while the process runs; counts of steps as ninja prints them.
progress() {
  local waited=0 step
  while kill -0 "$3" 2>/dev/null; do
    sleep .1
    ((++waited < 20)) && continue
    if [[ -t 2 ]]; then
      step=$(grep -ao '^\[[0-9]*/[0-9]*\]' "$2" | tail -n 1) || true
      printf '\r%s %s ' "$1" "$step" >&2
    elif ((waited == 20)); then
      say "$1 ..."
    fi
  done
  if [[ -t 2 ]] && ((waited >= 20)); then printf '\r\033[K' >&2; fi
}

# build DIR PRESET TARGET [CMAKE-ARGUMENT...]: configures build/DIR where needed and builds the target.
build() {
  local name=$1 preset=$2 target=$3 dir=$root/build/$1 lock status=0
  shift 3
  local stamp="$root $preset $*"
  mkdir -p "$dir"
  exec {lock}>"$dir/.lock"
  flock -n "$lock" || { say "waiting for another build in build/$name"; flock "$lock"; }
  if [[ ! -f $dir/build.ninja || ! -f $dir/.stamp || $(<"$dir/.stamp") != "$stamp" ]]; then
    rm -f "$dir/.stamp"
    attended "configuring build/$name" "configure-$name" \
      cmake --fresh -S "$root" --preset "$preset" -B "$dir" "$@" && printf '%s' "$stamp" >"$dir/.stamp" || status=$?
  fi
  ((status)) || attended "building build/$name" "build-$name" cmake --build "$dir" --target "$target" -j "$jobs" ||
    status=$?
  exec {lock}>&-
  return $status
}
