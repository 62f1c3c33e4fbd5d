/// The gateway as others meet it: over HTTP and through topics.
@NullMarked
package dev.kept.gateway;

import org.jspecify.annotations.NullMarked;
