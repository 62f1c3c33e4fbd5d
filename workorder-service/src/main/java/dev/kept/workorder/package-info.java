/// Work orders, the policy that they follow, and the directory.
@NullMarked
package dev.kept.workorder;

import org.jspecify.annotations.NullMarked;
