/// Each way of working that comes with Kept tells its document's story on the running system.
@NullMarked
package dev.kept.local.stories;

import org.jspecify.annotations.NullMarked;
