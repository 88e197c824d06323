/** Where services run and where their requests go, beside a plan that is lived by. */
@NullMarked
package eu.megawatt.scheduler.serving;

import org.jspecify.annotations.NullMarked;
