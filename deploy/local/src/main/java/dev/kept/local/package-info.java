/// The whole system on one machine, from one command: each part a process of its own.
@NullMarked
package dev.kept.local;

import org.jspecify.annotations.NullMarked;
