/** Kueue let in, against exchanges with its API. */
@NullMarked
package eu.megawatt.service.kueue;

import org.jspecify.annotations.NullMarked;
