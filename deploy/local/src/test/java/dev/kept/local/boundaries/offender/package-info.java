/// Classes that break a rule, to prove that it can fail.
@NullMarked
package dev.kept.local.boundaries.offender;

import org.jspecify.annotations.NullMarked;
