/// When something happens that somebody should hear of, or a visit is planned, do this.
@NullMarked
package dev.kept.notification.react;

import org.jspecify.annotations.NullMarked;
