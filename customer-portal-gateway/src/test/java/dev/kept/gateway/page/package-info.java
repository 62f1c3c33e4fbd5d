/// The faces, as far as they can be checked without a browser.
@NullMarked
package dev.kept.gateway.page;

import org.jspecify.annotations.NullMarked;
