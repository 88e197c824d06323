/**
 * What the law asks of data centres and of those who train models, from definitions that are data.
 */
@NullMarked
package eu.megawatt.reports.regulation;

import org.jspecify.annotations.NullMarked;
