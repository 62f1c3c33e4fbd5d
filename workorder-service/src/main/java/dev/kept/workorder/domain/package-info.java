/// The rules of work orders and of the directory: pure values, no library, no clock, no random.
@NullMarked
package dev.kept.workorder.domain;

import org.jspecify.annotations.NullMarked;
