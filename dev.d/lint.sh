# What a reviewer should not have to look for.

verb_lint() {
    local failed=()
    check() {
        local name="$1"
        shift
        say "$name"
        "$@" </dev/null || failed+=("$name")
    }
    need_system run
    need_node_packages ui
    need_node_packages tests
    check "Rust formatting" cargo fmt --all --check
    check "Rust formatting of the fuzz targets" \
        cargo fmt --check --manifest-path src-tauri/crates/sync/fuzz/Cargo.toml
    check "Directions of dependencies" node tests/lint/directions.mjs
    check "House rules" node tests/lint/house.mjs
    check "Rust warnings" cargo clippy --workspace --all-targets --locked -- -D warnings
    check "Generated types" cargo run --quiet --locked -p cf-wire --example generate -- --check
    check "Screens: types and accessibility warnings" npm --prefix ui run --silent check
    check "Screens: eslint" npm --prefix ui run --silent lint
    check "Desktop journeys: types" npm --prefix tests run --silent check
    if [ ${#failed[@]} -gt 0 ]; then
        printf '\n==> Not clean: %s\n' "$(printf '%s; ' "${failed[@]}")" >&2
        return 1
    fi
    say "All clean"
}
