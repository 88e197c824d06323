/** What the live scheduler takes: admissions over REST, and a re-plan after a curtailment. */
@NullMarked
package eu.megawatt.bench.live;

import org.jspecify.annotations.NullMarked;
