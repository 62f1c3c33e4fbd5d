/// Signed links, for those who have no account.
@NullMarked
package dev.kept.runtime.link;

import org.jspecify.annotations.NullMarked;
