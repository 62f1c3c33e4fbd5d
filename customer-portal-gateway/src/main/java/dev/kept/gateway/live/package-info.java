/// What open pages are told.
@NullMarked
package dev.kept.gateway.live;

import org.jspecify.annotations.NullMarked;
