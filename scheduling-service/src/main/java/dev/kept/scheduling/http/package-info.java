/// What people and other programs may ask of scheduling.
@NullMarked
package dev.kept.scheduling.http;

import org.jspecify.annotations.NullMarked;
