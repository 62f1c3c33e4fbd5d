/// How commands are asked for and refusals answered over HTTP.
@NullMarked
package dev.kept.runtime.http;

import org.jspecify.annotations.NullMarked;
