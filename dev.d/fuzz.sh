# Fuzzing of everything that reads foreign bytes (src-tauri/crates/sync/fuzz). The same stable compiler
# builds it with marks of coverage, and libFuzzer comes with its crate: there is nothing to install.

FUZZ_TARGETS=(objects inside members texts bundles)

fuzz_build() {
    local marks=(
        --cfg=fuzzing -Cpasses=sancov-module
        -Cllvm-args=-sanitizer-coverage-level=4
        -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
        -Cllvm-args=-sanitizer-coverage-pc-table
        -Cllvm-args=-sanitizer-coverage-trace-compares
    )
    # A target that is named keeps the marks out of build scripts, which would not link with them.
    RUSTFLAGS="${marks[*]}" cargo build --release --locked --quiet --target "$1" \
        --target-dir "$CARGO_TARGET_DIR/fuzz" --manifest-path src-tauri/crates/sync/fuzz/Cargo.toml
}

# fuzz_all OPTIONS...: runs every target, first on the golden files. What ends one is kept in target/fuzz.
fuzz_all() {
    local host target failed=0
    host=$(rustc -vV | sed -n 's/^host: //p')
    say "Building the fuzz targets"
    fuzz_build "$host" || return 1
    for target in "${FUZZ_TARGETS[@]}"; do
        mkdir -p "target/fuzz/$target"
        CF_FUZZ_SEEDS="target/fuzz/$target" counted "Fuzzing $target" '^(Done|SUMMARY)' \
            "$CARGO_TARGET_DIR/fuzz/$host/release/$target" "target/fuzz/$target" \
            -artifact_prefix="target/fuzz/$target-" -max_len=16384 -rss_limit_mb=1024 -timeout=20 \
            "$@" || failed=1
    done
    return "$failed"
}
