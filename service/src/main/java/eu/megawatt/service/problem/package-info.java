/** What goes wrong, as problem+json (RFC 9457). */
@NullMarked
package eu.megawatt.service.problem;

import org.jspecify.annotations.NullMarked;
