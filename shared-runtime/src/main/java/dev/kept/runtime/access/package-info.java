/// Who calls.
@NullMarked
package dev.kept.runtime.access;

import org.jspecify.annotations.NullMarked;
