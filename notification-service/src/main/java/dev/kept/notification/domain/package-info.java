/// Who is told what, when and in which words: pure.
@NullMarked
package dev.kept.notification.domain;

import org.jspecify.annotations.NullMarked;
