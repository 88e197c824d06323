/** What is known of models, in versions, and models compared by it. */
@NullMarked
package eu.megawatt.service.models;

import org.jspecify.annotations.NullMarked;
