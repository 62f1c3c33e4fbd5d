/// What Kept promises to others, generated from the code: schemas of the facts, AsyncAPI, OpenAPI, the catalogue, the reactions.
@NullMarked
package dev.kept.local.contracts;

import org.jspecify.annotations.NullMarked;
