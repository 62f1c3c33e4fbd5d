/// Wake-ups that survive a restart.
@NullMarked
package dev.kept.runtime.timer;

import org.jspecify.annotations.NullMarked;
