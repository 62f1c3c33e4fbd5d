/// What operators see and do, the same in every service.
@NullMarked
package dev.kept.runtime.ops;

import org.jspecify.annotations.NullMarked;
