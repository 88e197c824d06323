/** What came of running the suite: samples and not verdicts, as records and as JSON. */
@NullMarked
package eu.megawatt.kernels.sample;

import org.jspecify.annotations.NullMarked;
