/** What a reading is, once it is understood: who, what, when and how much, in whole numbers. */
@NullMarked
package eu.megawatt.telemetry.sample;

import org.jspecify.annotations.NullMarked;
