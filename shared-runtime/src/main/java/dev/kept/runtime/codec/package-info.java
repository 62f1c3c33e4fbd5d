/// Events as bytes and back.
@NullMarked
package dev.kept.runtime.codec;

import org.jspecify.annotations.NullMarked;
