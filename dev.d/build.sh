# Release builds. What is built is copied into this clone's own target/, because the compile cache
# is shared and the two kinds of app would overwrite each other there.

# Prints the sums of everything the screens are built from.
ui_inputs() {
    find ui assets -path ui/node_modules -prune -o -path ui/dist -prune -o -type f -print0 |
        sort -z | xargs -0 sha256sum | sha256sum
}

build_ui() {
    need_node_packages ui
    local built_from=target/ui-built-from
    if [ ! -d ui/dist ] || [ "$(cat "$built_from" 2>/dev/null)" != "$(ui_inputs)" ]; then
        say "Building the screens"
        npm --prefix ui run --silent build
        mkdir -p target
        ui_inputs >"$built_from"
    fi
}

# Both programs in one go, also when one would do: what cargo compiles for a library depends on all
# that is built with it, so that each by itself would compile most libraries again.
build_programs() {
    cargo build --release --locked -p critical-friend -p cf-cli --features "$1"
}

keep_program() {
    mkdir -p "target/$2"
    cp --remove-destination "$CARGO_TARGET_DIR/release/$1" "target/$2/$1"
}

verb_build() {
    local folder=release features=critical-friend/custom-protocol
    case "${1:-}" in
        '') ;;
        --e2e) folder=e2e features+=,critical-friend/e2e ;;
        *) fail "build takes --e2e or nothing, not $1" ;;
    esac
    need_system run
    build_ui
    build_programs "$features"
    keep_program cfriend release
    keep_program critical-friend "$folder"
    printf 'cfriend: %s\napp: %s\n' "$PWD/target/release/cfriend" "$PWD/target/$folder/critical-friend"
}

verb_run() {
    if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        say "There is no display here, so the app cannot open a window. Running ./dev demo instead."
        verb_demo
        return
    fi
    verb_build
    exec target/release/critical-friend "$@"
}

verb_demo() {
    verb_build
    exec target/release/cfriend demo "$@"
}

verb_bundle() {
    need_system run
    need_node_packages tests
    build_ui
    say "Building what is shipped (smaller, and slower to build)"
    cargo build --profile dist --locked -p critical-friend -p cf-cli --features critical-friend/custom-protocol
    # Tauri bundles what lies in a folder named release.
    local stage="$PWD/target/stage" extra
    mkdir -p "$stage/release"
    cp --remove-destination "$CARGO_TARGET_DIR"/dist/{critical-friend,cfriend} "$stage/release/"
    rm -rf "$stage/release/bundle"
    node dev.d/third-party.mjs >"$stage/THIRD-PARTY"
    extra=$(printf '{"bundle":{"linux":{"deb":{"files":{"/usr/bin/cfriend":"%s","/usr/share/doc/critical-friend/THIRD-PARTY":"%s"}}}}}' \
        "$stage/release/cfriend" "$stage/THIRD-PARTY")
    (cd src-tauri && CARGO_TARGET_DIR="$stage" ../tests/node_modules/.bin/tauri bundle --ci --bundles deb --config "$extra")
    mkdir -p target/bundle
    for package in "$stage"/release/bundle/deb/*.deb; do
        # Tauri packs with gzip; with xz the same is a third smaller.
        rm -rf "$stage/unpacked"
        dpkg-deb --raw-extract "$package" "$stage/unpacked"
        dpkg-deb --root-owner-group -Zxz --build "$stage/unpacked" "target/bundle/$(basename "${package// /-}")"
    done
    ls -l target/bundle
}
