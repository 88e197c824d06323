/** Webhooks to real servers, in real databases. */
@NullMarked
package eu.megawatt.service.webhook;

import org.jspecify.annotations.NullMarked;
