/// When something happens anywhere, tell the open pages.
@NullMarked
package dev.kept.gateway.react;

import org.jspecify.annotations.NullMarked;
