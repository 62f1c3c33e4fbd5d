/// The faces in a real Chromium, on the running system. Where there is no browser these tests are skipped, and say so.
@NullMarked
package dev.kept.local.browser;

import org.jspecify.annotations.NullMarked;
