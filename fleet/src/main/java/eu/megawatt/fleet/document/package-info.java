/**
 * Reading and writing documents, with every problem named at once: what they have in common, and
 * the scenario and plan documents themselves.
 */
@NullMarked
package eu.megawatt.fleet.document;

import org.jspecify.annotations.NullMarked;
