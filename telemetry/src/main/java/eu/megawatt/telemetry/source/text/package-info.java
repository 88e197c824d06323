/** What exporters show: Prometheus' text format and OpenMetrics. */
@NullMarked
package eu.megawatt.telemetry.source.text;

import org.jspecify.annotations.NullMarked;
