# The tests, and the counts that each runner gave, once more at the end.

COUNTS=()

# counted NAME PATTERN COMMAND...: runs, and keeps the last line that matches as the runner's counts.
counted() {
    local name="$1" pattern="$2" log status=0
    shift 2
    say "$name"
    mkdir -p target
    log="target/test-${name// /-}.log"
    "$@" 2>&1 </dev/null | tee "$log" || status=$?
    COUNTS+=("$name: $(sed 's/\x1b\[[0-9;]*m//g' "$log" | grep -E "$pattern" | tail -n 1 | sed 's/^ *//')")
    if [ "$status" != 0 ]; then
        COUNTS+=("$name: FAILED")
        return 1
    fi
}

test_rust() {
    need_servers || return 1
    export CF_REFS="${CF_REFS:-$PWD/../shared/refs}"
    if cargo nextest --version >/dev/null 2>&1; then
        counted "Rust tests" '^ *Summary' cargo nextest run --workspace --locked --no-fail-fast
    else
        counted "Rust tests" '^test result' cargo test --workspace --locked --no-fail-fast
    fi
}

# The same inputs each time: a change that breaks something should break it again.
test_fuzz() {
    rm -rf target/fuzz
    fuzz_all -seed=1 -runs=20000 -max_total_time=12
}

test_ui() {
    need_node_packages ui && counted "UI unit tests" '^ *Tests ' npm --prefix ui test
}

test_desktop() {
    # As programs of their own, so that each stops at its first failure.
    ./dev setup test && ./dev build --e2e && ./dev build && need_servers || return 1
    counted "Desktop journeys" '^ *Tests ' npm --prefix tests test
}

# The README shows what these journeys saw on their way.
verb_pictures() {
    ./dev setup test && ./dev build --e2e && ./dev build || return 1
    npm --prefix tests test -- story visit team
    mkdir -p docs/pictures
    cp target/desktop/[01][0-9]-*.png docs/pictures/
    ls docs/pictures
}

verb_test() {
    local kinds=(rust fuzz ui desktop) kind failed=0
    case "${1:-}" in
        '') ;;
        rust | fuzz | ui | desktop) kinds=("$1") ;;
        *) fail "test takes rust, fuzz, ui, desktop or nothing, not $1" ;;
    esac
    need_system test
    for kind in "${kinds[@]}"; do
        "test_$kind" || failed=1
    done
    printf '\n==> Counts\n'
    printf '%s\n' "${COUNTS[@]}"
    return "$failed"
}

verb_bench() {
    need_system test
    need_node_packages tests
    tests/bench/run "$@"
}

verb_soak() {
    local failed=0
    need_system test
    need_servers
    need_heavy_servers
    export CF_REFS="${CF_REFS:-$PWD/../shared/refs}"
    # As many histories of the shared space are simulated as CF_SEEDS says; the program is killed at
    # every step of sharing, not only at a sample of them; each reader is fuzzed for CF_FUZZ_SECONDS.
    CF_SEEDS="${CF_SEEDS:-10000}" CF_EVERY_STEP=1 PROPTEST_CASES="${PROPTEST_CASES:-20000}" \
        cargo test --release --workspace --locked --no-fail-fast || failed=1
    fuzz_all -max_total_time="${CF_FUZZ_SECONDS:-300}" || failed=1
    printf '\n==> Counts\n'
    printf '%s\n' "${COUNTS[@]}"
    return "$failed"
}
