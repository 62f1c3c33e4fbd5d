/// Files, named by their content.
@NullMarked
package dev.kept.runtime.blob;

import org.jspecify.annotations.NullMarked;
