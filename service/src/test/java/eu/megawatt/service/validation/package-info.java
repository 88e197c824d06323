/** Verdicts from samples. */
@NullMarked
package eu.megawatt.service.validation;

import org.jspecify.annotations.NullMarked;
