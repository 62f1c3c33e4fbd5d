/// `./kept recover`: facts that only the topics have go back into the logs.
@NullMarked
package dev.kept.local.recovery;

import org.jspecify.annotations.NullMarked;
