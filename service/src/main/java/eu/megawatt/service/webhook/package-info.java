/**
 * Webhooks: what happens here is told to whoever asked for it, signed as Standard Webhooks say, at
 * least once.
 */
@NullMarked
package eu.megawatt.service.webhook;

import org.jspecify.annotations.NullMarked;
