/** Inference as it is run: models, regions, services with their forecasts, and their traffic. */
@NullMarked
package eu.megawatt.service.serving;

import org.jspecify.annotations.NullMarked;
