/// The web faces' pages.
@NullMarked
package dev.kept.gateway.page;

import org.jspecify.annotations.NullMarked;
