@NullMarked
package eu.megawatt.service.demand;

import org.jspecify.annotations.NullMarked;
