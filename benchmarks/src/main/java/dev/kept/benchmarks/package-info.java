/// Measured runs, by name: `./kept bench NAME [--quick]`. Each compares two sides that alternate in one run, and says which processes run.
@NullMarked
package dev.kept.benchmarks;

import org.jspecify.annotations.NullMarked;
