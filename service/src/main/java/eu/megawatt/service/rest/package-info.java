/** The resources under /api/v1, as docs/rest.md has them. */
@NullMarked
package eu.megawatt.service.rest;

import org.jspecify.annotations.NullMarked;
