/** JSON at the edge: strict in, plain out. */
@NullMarked
package eu.megawatt.service.json;

import org.jspecify.annotations.NullMarked;
