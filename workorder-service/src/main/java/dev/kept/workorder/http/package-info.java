/// What people may ask of work orders and of the directory.
@NullMarked
package dev.kept.workorder.http;

import org.jspecify.annotations.NullMarked;
