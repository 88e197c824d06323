@NullMarked
package eu.megawatt.scheduler.serving;

import org.jspecify.annotations.NullMarked;
