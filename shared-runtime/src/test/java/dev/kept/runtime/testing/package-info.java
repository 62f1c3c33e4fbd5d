/// For the tests of every service: published as a test-jar.
@NullMarked
package dev.kept.runtime.testing;

import org.jspecify.annotations.NullMarked;
