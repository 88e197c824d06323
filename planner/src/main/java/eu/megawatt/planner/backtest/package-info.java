/** What a planner would have said in the past, beside what came. */
@NullMarked
package eu.megawatt.planner.backtest;

import org.jspecify.annotations.NullMarked;
