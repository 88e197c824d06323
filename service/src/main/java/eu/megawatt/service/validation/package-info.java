/**
 * Whether nodes deliver what plans assume: agents and their orders, samples, verdicts from these
 * alone, profiles, and nodes that the plan does without.
 */
@NullMarked
package eu.megawatt.service.validation;

import org.jspecify.annotations.NullMarked;
