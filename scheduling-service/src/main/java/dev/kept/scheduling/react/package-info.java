/// What gives time back to a calendar: the order's own facts.
@NullMarked
package dev.kept.scheduling.react;

import org.jspecify.annotations.NullMarked;
