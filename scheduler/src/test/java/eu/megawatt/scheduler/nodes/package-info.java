@NullMarked
package eu.megawatt.scheduler.nodes;

import org.jspecify.annotations.NullMarked;
