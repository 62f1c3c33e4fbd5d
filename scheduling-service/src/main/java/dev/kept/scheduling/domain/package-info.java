/// Who can work when, what of it is taken, and which free hour is best: the rules, pure.
@NullMarked
package dev.kept.scheduling.domain;

import org.jspecify.annotations.NullMarked;
