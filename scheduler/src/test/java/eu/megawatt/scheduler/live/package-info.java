@NullMarked
package eu.megawatt.scheduler.live;

import org.jspecify.annotations.NullMarked;
