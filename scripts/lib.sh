# SPDX-License-Identifier: GPL-2.0-or-later
# What the scripts share: source it, do not run it. Every script can be run twice: what is there is not done again.
# shellcheck shell=bash
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

say() { printf '== %s\n' "$*" >&2; }

# die MESSAGE [HINT]: what happened, and what the person can do about it.
die() {
    printf 'error: %s\n' "$1" >&2
    [[ $# -lt 2 ]] || printf 'hint:  %s\n' "$2" >&2
    exit "${die_status:-1}"
}

usage_error() { die_status=2 die "$1" "scripts/$(basename "$0") --help tells what is understood"; }

# print_help FILE: the comment block at the head of a script, from its third line to the first line that is no comment.
print_help() { sed -n '3,${/^#/!q;s/^# \{0,1\}//;p}' "$1"; }

# missing_packages LIST...: the packages of scripts/packages/LIST.txt that are not there, one a line.
missing_packages() {
    local list package stands_for
    for list in "$@"; do
        while read -r package stands_for _; do
            [[ -n $package && $package != \#* ]] || continue
            case $stands_for in
            command:*) command -v "${stands_for#command:}" >/dev/null && continue ;;
            esac
            [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true) == installed ]] || echo "$package"
        done <"$root/scripts/packages/$list.txt"
    done
}

# need_packages LIST...: installs what is missing; asks the network for nothing when all is there.
need_packages() {
    local missing as_root=()
    mapfile -t missing < <(missing_packages "$@" | sort -u)
    [[ ${#missing[@]} -gt 0 ]] || return 0
    command -v apt-get >/dev/null ||
        die "these packages are missing: ${missing[*]}" "this is not Debian: install what they stand for, see scripts/packages"
    if [[ $EUID -ne 0 ]]; then
        command -v sudo >/dev/null || die "these packages are missing: ${missing[*]}" "install them as root, then run this again"
        as_root=(sudo)
    fi
    say "installing: ${missing[*]}"
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=3
        -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)
    "${apt[@]}" update </dev/null >&2 || die "the package lists cannot be fetched" "is the network up, and /etc/apt/sources.list* right?"
    "${apt[@]}" install -y --no-install-recommends "${missing[@]}" </dev/null >&2 ||
        die "these packages cannot be installed: ${missing[*]}" "Văn Mạch is made for Debian 12 (bookworm)"
    hash -r
}

# need_node_modules FOLDER: what its package-lock.json names, when that file or Node is another than the last time.
# Not `npm ci`: newer ones refuse a lock file that leaves out the optional packages of platforms nobody builds on.
need_node_modules() {
    local stamp wanted
    stamp=$1/node_modules/.installed-for
    wanted="$(node --version) $(sha256sum <"$1/package-lock.json")"
    [[ ! -f $stamp || $(<"$stamp") != "$wanted" ]] || return 0
    say "npm packages of $1"
    (cd "$1" && npm install --no-save --no-audit --no-fund --no-update-notifier --loglevel=error </dev/null >&2) ||
        die "the npm packages of $1 cannot be installed" "is the network up? Node 18 or later is needed, this is $(node --version)"
    printf '%s' "$wanted" >"$stamp"
}

# build_web: the browser's part -> build/web, when a file of server/web changed.
build_web() {
    local wanted stamp=build/web.built-from
    need_packages web
    need_node_modules server/web
    mkdir -p build
    wanted=$(node --version; find server/web -name node_modules -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
    [[ ! -d build/web || ! -f $stamp || $(<"$stamp") != "$wanted" ]] || return 0
    say "the page: server/web -> build/web"
    (cd server/web && npm run --silent build </dev/null >&2) || die "the page does not build" "cd server/web && npm run build"
    printf '%s' "$wanted" >"$stamp"
}

# build_preset PRESET [TARGET...]: configures and builds; what is up to date is not built again.
build_preset() {
    local preset=$1 launcher=() targets=()
    shift
    # ccache is used where it is, never asked for. Paths count from the root, so that clones share what they compiled.
    export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
    ! command -v ccache >/dev/null || launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    [[ $# -eq 0 ]] || targets=(--target "$@")
    say "building ($preset)"
    mkdir -p build
    cmake --preset "$preset" "${launcher[@]}" >"build/configure-$preset.log" 2>&1 || {
        tail -n 30 "build/configure-$preset.log" >&2
        die "CMake cannot configure the preset $preset" "the whole log: build/configure-$preset.log"
    }
    cmake --build --preset "$preset" --parallel "$(nproc)" "${targets[@]}" >&2
}
