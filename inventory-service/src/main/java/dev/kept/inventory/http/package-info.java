/// What people and other programs may ask of inventory.
@NullMarked
package dev.kept.inventory.http;

import org.jspecify.annotations.NullMarked;
