/**
 * The vocabulary that every other part of Megawatt speaks. It knows nothing but the JDK, and, in
 * {@code document} alone, Jackson's streaming parsers.
 */
@NullMarked
package eu.megawatt.fleet;

import org.jspecify.annotations.NullMarked;
