/** What is known of those who run a site, what a workload asks of them, and whether it is met. */
@NullMarked
package eu.megawatt.fleet.sovereignty;

import org.jspecify.annotations.NullMarked;
