/// What every printed document has in common.
@NullMarked
package dev.kept.runtime.paper;

import org.jspecify.annotations.NullMarked;
