/** Answers of Prometheus' query API, which others speak too. */
@NullMarked
package eu.megawatt.telemetry.source.promql;

import org.jspecify.annotations.NullMarked;
