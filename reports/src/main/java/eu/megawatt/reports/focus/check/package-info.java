/**
 * Whether a file of costs keeps to FOCUS: by the published model of its requirements, or by our own
 * statement of them. Numbers are exact; where the published model or the official tool is known to
 * be wrong, both verdicts are told.
 */
@NullMarked
package eu.megawatt.reports.focus.check;

import org.jspecify.annotations.NullMarked;
