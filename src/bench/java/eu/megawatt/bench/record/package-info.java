/** What a result says of itself: machine, commit, figures; and where results are kept. */
@NullMarked
package eu.megawatt.bench.record;

import org.jspecify.annotations.NullMarked;
