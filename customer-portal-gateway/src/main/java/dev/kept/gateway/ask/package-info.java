/// Public request forms, as people without an account meet them: what stands behind a form's link, and what keeps spam away.
@NullMarked
package dev.kept.gateway.ask;

import org.jspecify.annotations.NullMarked;
