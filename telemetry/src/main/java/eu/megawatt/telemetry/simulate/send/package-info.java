/**
 * Brings what a simulated fleet says to a receiver, as Prometheus would, or lets itself be scraped.
 */
@NullMarked
package eu.megawatt.telemetry.simulate.send;

import org.jspecify.annotations.NullMarked;
