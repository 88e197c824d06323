/** Reading and writing books of assumptions, with every problem named at once. */
@NullMarked
package eu.megawatt.reports.assumption.document;

import org.jspecify.annotations.NullMarked;
